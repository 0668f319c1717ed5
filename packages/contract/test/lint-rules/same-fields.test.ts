import { beforeAll, expect, it } from 'vitest';
import type { Schema } from '../../generator/document/openapi.ts';
import { documentOf } from '../support/generator.ts';
import { lintProblems } from '../support/lint.ts';

const optional: Schema = { $ref: '#/components/schemas/Optional', description: 'The city.', example: 'Lisbon' };
const nullable: Schema = { ...optional, $ref: '#/components/schemas/Nullable' };
const text: Schema = { type: 'string' };

/** Copies of the fields `key` and `city`, which all are meant to add `id` and to lack `key`. */
const cases: readonly { given: Readonly<Record<string, Schema>>; want: readonly string[] }[] = [
  { given: { city: nullable }, want: [] },
  { given: {}, want: ['`city` differs from `Create`: missing.'] },
  { given: { city: nullable, town: nullable }, want: ['`town` differs from `Create`: added.'] },
  { given: { city: optional }, want: ['`city` differs from `Create`: type.'] },
  { given: { city: { ...nullable, description: 'A city.' } }, want: ['`city` differs from `Create`: description.'] },
  { given: { city: { ...nullable, example: 'Porto' } }, want: ['`city` differs from `Create`: example.'] },
  { given: { city: nullable, key: text }, want: ['`key` no longer differs from `Create`: missing.'] },
];
const nameOf = (index: number) => `Copy${index}`;

/** All copies are in one document, because the linter takes a second to start. */
let problems: Awaited<ReturnType<typeof lintProblems>>;
beforeAll(async () => {
  const copies = cases.map(({ given }, index) => [nameOf(index), withFields({ id: text, ...given })] as const);
  const originals = { Optional: text, Nullable: text, Create: withFields({ key: text, city: optional }) };
  const allowed = { differences: { missing: ['key'], added: ['id'] }, counterparts: { Optional: 'Nullable' } };
  const group = { original: 'Create', copies: Object.fromEntries(copies.map(([name]) => [name, allowed])) };
  const options = { groups: [{ original: 'Nothing', copies: {} }, group] };
  problems = await lintProblems('same-fields', documentOf({ ...originals, ...Object.fromEntries(copies) }), options);
});

it.each(cases.map((row, index) => ({ ...row, name: nameOf(index) })))(
  'the rule reports $want for a copy with the fields $given',
  ({ name, want }) => {
    const found = problems.filter(({ place }) => place.startsWith(`#/components/schemas/${name}/`));
    expect(found.map(({ message }) => message)).toEqual(want);
  },
);

function withFields(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties };
}
