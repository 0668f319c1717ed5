import { InvalidArgumentError } from 'commander';

/** @throws {InvalidArgumentError} if the text is not a whole number from 1. */
export function toWholeNumber(text: string, max = Number.MAX_SAFE_INTEGER): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= max) return number;
  const range = max === Number.MAX_SAFE_INTEGER ? '1 or more' : `from 1 to ${max}`;
  throw new InvalidArgumentError(`It must be a whole number, ${range}.`);
}

const MS_BY_UNIT: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** @throws {InvalidArgumentError} if the text is not a time such as 10m. */
export function toMilliseconds(text: string): number {
  const [, number, unit = ''] = /^(\d{1,4})(s|m|h)$/.exec(text) ?? [];
  if (Number(number) > 0) return Number(number) * (MS_BY_UNIT[unit] ?? 0);
  throw new InvalidArgumentError('It must be a time such as 30s, 10m or 2h.');
}
