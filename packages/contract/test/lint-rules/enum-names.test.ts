import { expect, it } from 'vitest';
import type { Schema } from '../../generator/document/openapi.ts';
import { documentOf } from '../support/generator.ts';
import { lintProblems } from '../support/lint.ts';

const problemsOf = (schemas: Readonly<Record<string, Schema>>) => lintProblems('enum-names', documentOf(schemas));

it('enumerations without a common name are accepted, whatever their values', async () => {
  const problems = await problemsOf({
    Error: { type: 'string', enum: ['taken', 'gone'] },
    Issue: { type: 'string', enum: ['taken', 'required'], 'x-enum-varnames': ['ISSUE_TAKEN', 'ISSUE_REQUIRED'] },
    Optional: { type: ['string', 'null'], enum: ['', null] },
    Nullable: { type: ['string', 'null'], enum: ['', null] },
  });
  expect(problems).toEqual([]);
});

it('the rule rejects a value of two enumerations, and a list of names that is too short', async () => {
  const problems = await problemsOf({
    Error: { type: 'string', enum: ['key_taken', 'gone'] },
    Issue: { type: 'object', properties: { code: { type: 'string', enum: ['required', 'KEY-TAKEN'] } } },
    Reason: { type: 'string', enum: ['a', 'b'], 'x-enum-varnames': ['FIRST'] },
  });
  expect(problems).toEqual([
    {
      place: '#/components/schemas/Issue/properties/code',
      message: 'The constant `KEY_TAKEN` already exists for #/components/schemas/Error. Set `x-enum-varnames`.',
    },
    {
      place: '#/components/schemas/Reason/x-enum-varnames',
      message: 'Give each value of the enumeration a name, in the same order.',
    },
  ]);
});
