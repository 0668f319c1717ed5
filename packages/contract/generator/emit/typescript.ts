import type { Json } from '../document/openapi.ts';

/** The first line of every generated TypeScript file. */
export const HEADER = '// Generated from openapi.yaml by `pnpm generate`. Do not edit.\n';

const LINE_WIDTH = 110;

/** `import { a, b } from 'module'`, sorted; nothing without names. */
export function importStatement(keyword: 'import' | 'import type', names: Iterable<string>, module: string): string {
  const sorted = [...names].sort();
  return sorted.length === 0 ? '' : `${keyword} ${block('{', sorted, '}', ' ')} from '${module}';\n`;
}

/** A JSON value as TypeScript source: single quotes, names without quotes if possible, one line if it fits. */
export function literal(value: Json | undefined): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return arrayLiteral(value.map(literal));
  if (typeof value === 'object' && value !== null) {
    return objectLiteral(Object.entries(value).map(([name, part]) => [name, literal(part)]));
  }
  return String(value);
}

/** `{ name: source, … }` of entries whose values are TypeScript source. */
export function objectLiteral(entries: readonly (readonly [name: string, source: string])[]): string {
  return objectOf(entries.map(([name, source]) => `${propertyName(name)}: ${source}`));
}

/** `{ a: 1, get b() { … } }` of members that are TypeScript source. */
export function objectOf(members: readonly string[]): string {
  return block('{', members, '}', ' ');
}

/** `[a, b]` of items that are TypeScript source. */
export function arrayLiteral(sources: readonly string[]): string {
  return block('[', sources, ']', '');
}

/** A string in single quotes. */
export function stringLiteral(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

function propertyName(name: string): string {
  return /^(?:[A-Za-z_$][\w$]*|0|[1-9]\d{0,8})$/.test(name) ? name : stringLiteral(name);
}

function block(open: string, parts: readonly string[], close: string, padding: string): string {
  if (parts.length === 0) return `${open}${close}`;
  const line = `${open}${padding}${parts.join(', ')}${padding}${close}`;
  if (line.length <= LINE_WIDTH && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${indent(part)},\n`).join('')}${close}`;
}

/** Shifts every line by one level. No line break is inside a string, since `stringLiteral` escapes them. */
function indent(source: string): string {
  return source.replace(/^(?=.)/gm, '  ');
}
