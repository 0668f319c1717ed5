import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { largest } from '../src/changesets.ts';
import { documentChanges } from '../src/document-changes.ts';
import { EXTENSIONS, extensionOf } from '../src/extensions.ts';
import { DOCUMENT } from '../src/workspace.ts';
import { registry } from './document-changes/edits.ts';
import { changes } from './document-changes/index.ts';

describe.concurrent.each(Object.entries(changes))('documentChanges: %s', (_, table) => {
  it.each(table)('$given needs the bump $want', async ({ edit, want }) => {
    const document = parseDocument(registry);
    edit(document);
    const found = await documentChanges(registry, document.toString());
    expect(largest(found.map(({ bump }) => bump)), JSON.stringify(found, null, 2)).toBe(want);
  });
});

it('each extension of openapi.yaml has a rule for its changes', async () => {
  const extensions = new Set(placesOf(parse(await readFile(DOCUMENT, 'utf8'))).map((path) => extensionOf({ path })));
  expect([...extensions].filter((name) => name !== undefined && !Object.hasOwn(EXTENSIONS, name))).toEqual([]);
});

/** The pointers to all values of a document. */
function placesOf(value: unknown, place = '#'): string[] {
  if (typeof value !== 'object' || value === null) return [place];
  return [
    place,
    ...Object.entries(value).flatMap(([name, part]) => placesOf(part, `${place}/${name.replaceAll('/', '~1')}`)),
  ];
}
