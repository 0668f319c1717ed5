import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { API_CHANGELOG, changelogSection, placeName, withSection } from '../src/api-changelog.ts';
import { ROOT } from '../src/workspace.ts';

const places: readonly { given: string; want: string }[] = [
  { given: '#/paths/~1customers/get/parameters/2', want: 'GET /customers: parameters/2' },
  { given: '#/paths/~1customers~1{customer_key}/delete', want: 'DELETE /customers/{customer_key}' },
  { given: '#/paths/~1customers', want: 'paths//customers' },
  { given: '#/paths/~1customers/parameters/0', want: '/customers: parameters/0' },
  { given: '#/components/schemas/Customer/properties/city', want: 'components/schemas/Customer/properties/city' },
];

it.each(places)('people read $given as $want', ({ given, want }) => {
  expect(placeName(given)).toBe(want);
});

it('a release lists what breaks, what is new and what reads differently, in this order', () => {
  const section = changelogSection('1.0.0', [
    { place: '#/info', what: 'was modified.', bump: 'patch' },
    { place: '#/paths/~1customers/get', what: 'was added.', bump: 'minor' },
    { place: '#/paths/~1customers/post', what: 'was removed.', bump: 'major' },
    { place: '#/info/version', what: 'was modified.', bump: 'none' },
  ]);
  expect(section).toBe(
    [
      '## 1.0.0',
      '### Breaking',
      '- `POST /customers` was removed.',
      '### New',
      '- `GET /customers` was added.',
      '### Descriptions and examples',
      '- `info` was modified.\n',
    ].join('\n\n'),
  );
});

it('a release that changes nothing says so', () => {
  expect(changelogSection('1.0.1', [])).toBe('## 1.0.1\n\nThe API is the same as before.\n');
});

it('the newest release comes first', () => {
  const page = withSection('# Changes\n\nIn order.\n', changelogSection('1.0.0', []));
  const headings = withSection(page, changelogSection('1.0.1', [])).match(/^#+ .*$/gm);
  expect(headings).toEqual(['# Changes', '## 1.0.1', '## 1.0.0']);
});

it('the published page has every release of the contract and no other', async () => {
  const changelog = path.join(ROOT, 'packages/contract/CHANGELOG.md');
  const releasesIn = async (file: string) =>
    [...(await readFile(file, 'utf8')).matchAll(/^## (\d\S*)$/gm)].map(([, version]) => version);
  const released = existsSync(changelog) ? await releasesIn(changelog) : [];
  expect(await releasesIn(API_CHANGELOG)).toEqual(released);
});
