import type { IssueCode } from '@rollcall/contract';
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Schema } from '../document/openapi-document.ts';
import { schemaErrors } from '../document/schemas.ts';

/** The invalid fields, and for each one the issue codes that fit. */
export type ExpectedIssues = ReadonlyMap<string, ReadonlySet<IssueCode>>;

/** The issue code for each JSON Schema keyword. */
const CODE_OF_KEYWORD: Readonly<Record<string, IssueCode>> = {
  required: 'required',
  type: 'invalid_type',
  anyOf: 'invalid_type',
  enum: 'invalid_value',
  pattern: 'invalid_format',
  format: 'invalid_format',
  propertyNames: 'invalid_format',
  minLength: 'too_short',
  maxLength: 'too_long',
  minimum: 'too_small',
  maximum: 'too_large',
  minItems: 'too_few_items',
  maxItems: 'too_many_items',
  maxProperties: 'too_many_items',
  additionalProperties: 'unknown_field',
};

/** The issues that a server must report for a value, according to an independent validator; empty if it is valid. */
export function expectedIssues(schema: Schema, value: unknown): ExpectedIssues {
  const errors = schemaErrors('request', schema, value);
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath);
  const issues = new Map<string, Set<IssueCode>>();
  for (const error of errors) {
    // The problems of all alternatives count as one problem of the place with the `anyOf`.
    const place = alternatives.find((path) => error.instancePath.startsWith(path)) ?? placeOf(error);
    const field = place.split('/').slice(1).map(unescaped).join('.');
    issues.set(field, (issues.get(field) ?? new Set()).add(codeOf(error)));
  }
  return issues;
}

/** A missing or unknown property is a problem of the property, not of the object around it. */
function placeOf({ instancePath, params, propertyName }: ErrorObject): string {
  const name = params.missingProperty ?? params.additionalProperty ?? params.propertyName ?? propertyName;
  return typeof name === 'string' ? `${instancePath}/${escaped(name)}` : instancePath;
}

function codeOf({ keyword }: ErrorObject): IssueCode {
  const code = CODE_OF_KEYWORD[keyword];
  if (!code) throw new Error(`No issue code is known for the keyword ${keyword}`);
  return code;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
