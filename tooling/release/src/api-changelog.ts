import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bump } from './changesets.ts';
import type { DocumentChange } from './document-changes.ts';
import { ROOT } from './workspace.ts';

/** The page of the documentation that lists the changes of the API by release. */
export const API_CHANGELOG = path.join(ROOT, 'apps/docs/guides/api-changelog.md');

const HEADINGS: readonly (readonly [Bump, string])[] = [
  ['major', 'Breaking'],
  ['minor', 'New'],
  ['patch', 'Descriptions and examples'],
];

/** The changes of a release as a section of the page. */
export function changelogSection(version: string, changes: readonly DocumentChange[]): string {
  const groups = HEADINGS.flatMap(([bump, heading]) => {
    const lines = changes.filter((change) => change.bump === bump).map(asListItem);
    return lines.length === 0 ? [] : [`### ${heading}\n\n${[...new Set(lines)].join('\n')}`];
  });
  const body = groups.length === 0 ? ['The API is the same as before.'] : groups;
  return `${[`## ${version}`, ...body].join('\n\n')}\n`;
}

/** The page with the section of a new release before all others. */
export function withSection(page: string, section: string): string {
  const first = page.search(/^## /m);
  const [head, others] = first < 0 ? [page, ''] : [page.slice(0, first), page.slice(first)];
  return `${head.trimEnd()}\n\n${section}${others === '' ? '' : `\n${others}`}`;
}

/** Adds a release to the page. */
export async function recordApiChanges(version: string, changes: readonly DocumentChange[]): Promise<void> {
  const page = await readFile(API_CHANGELOG, 'utf8');
  await writeFile(API_CHANGELOG, withSection(page, changelogSection(version, changes)));
}

function asListItem({ place, what }: DocumentChange): string {
  return `- \`${placeName(place)}\` ${what}`;
}

/** A pointer as people read it: `GET /customers: responses/410`. */
export function placeName(pointer: string): string {
  const [kind, name = '', method, ...rest] = pointer.split('/').slice(1).map(unescaped);
  if (kind !== 'paths' || method === undefined) return [kind, name, method, ...rest].filter(Boolean).join('/');
  const isMethod = /^(?:get|put|post|delete|options|head|patch|trace)$/.test(method);
  const route = isMethod ? `${method.toUpperCase()} ${name}` : name;
  const part = (isMethod ? rest : [method, ...rest]).join('/');
  return part === '' ? route : `${route}: ${part}`;
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
