import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../generator/document/openapi.ts';
import { generateErrorCodes } from '../../../generator/emit/error-codes.ts';
import { withPaths } from '../../support/generator.ts';

const errorCode: Schema = {
  type: 'string',
  enum: ['not_found', 'internal'],
  'x-enumDescriptions': { not_found: 'There is none.', internal: "It's us." },
  'x-enum-status': { not_found: 404, internal: 500 },
};
const issueCode: Schema = { type: 'string', enum: ['required'], 'x-enumDescriptions': { required: 'It is missing.' } };

function generate(schemas: Record<string, Schema>): string {
  return generateErrorCodes({ ...withPaths({}), components: { schemas } });
}

describe('generateErrorCodes', () => {
  it('writes records from code to status and meaning, in the order of the enum', () => {
    const source = generate({ ErrorCode: errorCode, IssueCode: issueCode });
    expect(source).toContain("errorCodes = { not_found: { status: 404, meaning: 'There is none.' }, internal: {");
    expect(source).toContain("export const issueCodes = { required: { meaning: 'It is missing.' } }");
  });

  it.each([
    { given: { enum: ['not_found', 'internal', 'gone'] }, want: '/x-enum-status: has no entry for gone' },
    { given: { enum: ['not_found'] }, want: '/x-enum-status: names internal, which the enum does not have' },
    { given: { 'x-enumDescriptions': { internal: 'Ours.' } }, want: '/x-enumDescriptions: has no entry for not_found' },
    { given: { 'x-enumDescriptions': undefined }, want: '/x-enumDescriptions: has no entry for not_found, internal' },
    {
      given: { 'x-enum-status': { not_found: '404', internal: 500 } },
      want: '/x-enum-status/not_found: must be a number',
    },
  ])('rejects an enum that differs from its extensions: $want', ({ given, want }) => {
    const faulty = { ...errorCode, ...given } as Schema;
    expect(() => generate({ ErrorCode: faulty, IssueCode: issueCode })).toThrow(
      `openapi.yaml #/components/schemas/ErrorCode${want}`,
    );
  });

  it('rejects a document without a list of codes', () => {
    expect(() => generate({ ErrorCode: errorCode })).toThrow(
      '#/components/schemas/IssueCode: the document has no such list',
    );
  });
});
