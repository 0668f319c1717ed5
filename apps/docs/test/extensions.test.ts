import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { read } from './repository.ts';

/** Extensions that other tools defined and spell in their own way. */
const foreign = ['x-enum-varnames', 'x-enumDescriptions'];

const extensions = [...new Set(extensionsIn(parse(read('openapi.yaml'))))].sort();
const page = read('apps/docs/guides/extensions.md');
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [/^`(.+)`/.exec(section)?.[1] ?? section, section]),
);

it('the page of extensions explains exactly the extensions of the document', () => {
  expect([...sections.keys()].sort()).toEqual(extensions);
});

it('the table of extensions lists exactly the extensions of the document', () => {
  const rows = [...page.matchAll(/^\| \[`(x-\w[\w-]*)`\]/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual(extensions);
});

it.each(extensions)('the page of extensions shows %s in an example of YAML', (name) => {
  const [, example = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(sections.get(name) ?? '') ?? [];
  expect(extensionsIn(parse(example))).toEqual([name]);
});

it.each(extensions.filter((name) => !foreign.includes(name)))('%s is in kebab case', (name) => {
  expect(name).toMatch(/^x(?:-[a-z]+)+$/);
});

/** Every name that starts with `x-`, in document order. In lists of properties and headers, it names one of those. */
function extensionsIn(value: unknown, parent = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const isExtension = name.startsWith('x-') && !['properties', 'headers'].includes(parent);
    return [...(isExtension ? [name] : []), ...extensionsIn(part, name)];
  });
}
