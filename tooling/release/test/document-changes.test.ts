import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { largest } from '../src/changesets.ts';
import { changesOfEach, type DocumentChange } from '../src/document-changes.ts';
import { EXTENSIONS, extensionOf } from '../src/extensions.ts';
import { DOCUMENT } from '../src/workspace.ts';
import { type Change, registry } from './document-changes/edits.ts';
import { changes } from './document-changes/index.ts';

const found = new Map<Change, readonly DocumentChange[]>();

beforeAll(async () => {
  const all = Object.values(changes).flat();
  const ofEach = await changesOfEach(registry, all.map(edited));
  for (const [index, change] of all.entries())
    found.set(change, ofEach[index] ?? expect.fail('a comparison is missing'));
}, 120_000);

describe.each(Object.entries(changes))('documentChanges: %s', (_, table) => {
  it.each(table.map((change) => ({ ...change, change })))('$given needs the bump $want', ({ change, want }) => {
    const made = found.get(change) ?? expect.fail('the document was not compared');
    expect(largest(made.map(({ bump }) => bump)), JSON.stringify(made, null, 2)).toBe(want);
  });
});

function edited({ edit }: Change): string {
  const document = parseDocument(registry);
  edit(document);
  return document.toString();
}

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
