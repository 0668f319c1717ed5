import type { Json } from '../document/openapi.ts';

const LINE_WIDTH = 110;

/** A JSON value as TypeScript source: single quotes, bare names where they may be, on one line where it fits. */
export function literal(value: Json | undefined): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (isList(value)) return block('[', value.map(literal), ']', '');
  if (typeof value === 'object' && value !== null) return objectLiteral(entriesOf(value));
  return String(value);
}

/** `{ name: source, … }` of sources that are already written. */
export function objectLiteral(entries: readonly (readonly [name: string, source: string])[]): string {
  return block(
    '{',
    entries.map(([name, source]) => `${propertyName(name)}: ${source}`),
    '}',
    ' ',
  );
}

/** `[a, b]` of sources that are already written. */
export function arrayLiteral(sources: readonly string[]): string {
  return block('[', sources, ']', '');
}

/** A string in single quotes. */
export function stringLiteral(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

/** A property name, quoted only where it has to be. */
function propertyName(name: string): string {
  return /^(?:[A-Za-z_$][\w$]*|0|[1-9]\d{0,8})$/.test(name) ? name : stringLiteral(name);
}

function block(open: string, parts: readonly string[], close: string, padding: string): string {
  if (parts.length === 0) return `${open}${close}`;
  const line = `${open}${padding}${parts.join(', ')}${padding}${close}`;
  if (line.length <= LINE_WIDTH && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${indent(part)},\n`).join('')}${close}`;
}

/** Shifts every line by one level. No line break lies inside a string: `stringLiteral` escapes them. */
function indent(source: string): string {
  return source.replace(/^(?=.)/gm, '  ');
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function entriesOf(value: object): [string, string][] {
  return Object.entries(value).map(([name, part]) => [name, literal(part)]);
}

/** The first line of every generated TypeScript file. */
export const HEADER = '// Generated from openapi.yaml by `pnpm generate`. Do not edit.\n';
