import { isDeepStrictEqual } from 'node:util';
import type { ErrorResponse, Issue } from '@rollcall/contract';
import { componentSchema } from '../../document/schema-validators.ts';
import { jsonIfAny } from '../../exchange/answer.ts';
import type { Check } from '../check.ts';

const STATUS_OF_CODE = componentSchema('ErrorCode')['x-enum-status'] as Readonly<Record<string, number>>;
/** The meaning of this code names statuses of its own. */
const FURTHER_STATUSES: Readonly<Record<string, readonly number[]>> = { malformed_request: [408, 431] };

/** A failure says the same thing in several forms: the status and `code`, `issues` and `errors`, `issues` and `existing`. */
export const failureAgreesWithItself: Check = (answer) => {
  const failure = jsonIfAny(answer) as Partial<ErrorResponse> | undefined;
  if (answer.status < 400 || !failure?.issues || !failure.code) return [];
  const { code, errors, existing, issues } = failure;
  const problems = [];
  if (!statusesOf(code).includes(answer.status)) problems.push(`${code} does not belong to ${answer.status}`);
  if (!isDeepStrictEqual(errors, messagesByField(issues))) problems.push('errors are not the messages of the issues');
  if (!isDeepStrictEqual(existing, issues[0]?.existing)) problems.push('existing is not that of the first issue');
  return problems;
};

function statusesOf(code: string): readonly (number | undefined)[] {
  return [STATUS_OF_CODE[code], ...(FURTHER_STATUSES[code] ?? [])];
}

function messagesByField(issues: readonly Issue[]): Record<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const { field, message } of issues) {
    if (field !== null) grouped.set(field, [...(grouped.get(field) ?? []), message]);
  }
  return Object.fromEntries(grouped);
}
