import { oneLine } from './output.ts';

/** The fields of an object that are set, in a line each: unset ones would fill the screen. */
export function fields(object: object): string {
  const entries = Object.entries(object).filter(([, value]) => isSet(value));
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${oneLine(textOf(value))}\n`).join('');
}

function isSet(value: unknown): boolean {
  if (value === null || value === '' || value === false) return false;
  return typeof value !== 'object' || Object.keys(value as object).length > 0;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
