import { isDeepStrictEqual } from 'node:util';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as fc from 'fast-check';
import type * as z from 'zod';
import type { OpenApiDocument, Schema } from '../../generator/document/openapi.ts';
import { resolve } from '../../generator/document/references.ts';
import { Choice } from './values/choice.ts';
import { mutant } from './values/mutant.ts';
import { validValue } from './values/valid-value.ts';

/** A generated schema and the JSON Schema that it was generated from. */
export interface SchemaPair {
  readonly name: string;
  readonly schema: Schema;
  readonly zod: z.ZodType;
}

/** The number of valid and of invalid values that both validators checked. */
export interface Tally {
  valid: number;
  invalid: number;
}

/** The most faults that a value gets while it stays valid: some faults only bring it to a bound. */
const MUTATIONS = 3;

/**
 * Draws `runs` values, adds faults to each until it is invalid, and asks both validators at every step.
 *
 * @throws if the validators disagree, or if zod changes a valid value (except for defaults).
 */
export function assertAgreement(pair: SchemaPair, document: OpenApiDocument, oracle: Oracle, runs: number): Tally {
  const tally: Tally = { valid: 0, invalid: 0 };
  const isValid = oracle.validator(pair.schema);
  const check = (value: unknown) => {
    const want = isValid(value);
    tally[want ? 'valid' : 'invalid'] += 1;
    const result = pair.zod.safeParse(value);
    if (result.success !== want) throw disagreement(pair, value, `ajv ${want}, zod ${result.error ?? true}`);
    if (result.success && !holds(result.data, value)) throw disagreement(pair, value, 'zod changes it');
    return want;
  };
  const resolved = new Map<string, Schema>();
  const resolveOnce = (schema: Schema) => {
    const { $ref = '' } = schema;
    if (!resolved.has($ref)) resolved.set($ref, resolve<Schema>(document, schema, '#'));
    return resolved.get($ref) as Schema;
  };
  const property = fc.property(fc.gen(), (draw) => {
    const choice = new Choice(draw, resolveOnce);
    let value = validValue(pair.schema, choice);
    let attempts = MUTATIONS;
    while (check(value) && attempts-- > 0) value = mutant(pair.schema, value, choice);
  });
  fc.assert(property, { numRuns: runs });
  return tally;
}

function disagreement(pair: SchemaPair, value: unknown, problem: string): Error {
  return new Error(`${pair.name} on ${JSON.stringify(value)}: ${problem}`);
}

/** Whether every property of the input is in the output with the same value. Only defaults may be added. */
function holds(output: unknown, input: unknown): boolean {
  if (isDeepStrictEqual(output, input)) return true;
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return false;
  const values = new Map(Object.entries(output));
  return Object.entries(Object(input)).every(([name, value]) => isDeepStrictEqual(values.get(name), value));
}

/** The oracle: ajv over the whole document, formats on. It shares no code with the generator. */
export class Oracle {
  readonly #ajv = new Ajv2020({ strict: false });

  constructor(document: OpenApiDocument) {
    formats.default(this.#ajv);
    // That of ajv compares items by their own `toString`, whatever it is.
    this.#ajv.removeKeyword('uniqueItems').addKeyword({
      keyword: 'uniqueItems',
      type: 'array',
      validate: (isUnique: boolean, items: readonly unknown[]) => !isUnique || areUnique(items),
    });
    this.#ajv.addSchema({ ...(enforced(document) as object), $id: 'document' });
  }

  /** A validator for a schema of the document, or for one that refers to it. */
  validator(schema: Schema): ValidateFunction {
    return this.#ajv.compile(absolute(enforced(schema)) as Schema);
  }
}

/** As JSON, since 0 and -0 are equal. */
function areUnique(items: readonly unknown[]): boolean {
  const values: readonly unknown[] = JSON.parse(JSON.stringify(items));
  return values.every((value, index) => !values.slice(0, index).some((other) => isDeepStrictEqual(value, other)));
}

/** The schemas that the server enforces, in plain JSON Schema. */
function enforced(value: unknown): unknown {
  return mapObjects(value, ({ 'x-exact-pattern': pattern, 'x-exact-schema': exact, ...others }) => {
    const object = { ...others, ...(pattern !== undefined && { pattern }), ...(exact as object | undefined) };
    // Any value is a valid item.
    return others['x-validate-items'] === 'independently' ? { ...object, items: true } : object;
  });
}

function absolute(value: unknown): unknown {
  return mapObjects(value, (object) =>
    typeof object.$ref === 'string' ? { ...object, $ref: `document${object.$ref}` } : object,
  );
}

function mapObjects(value: unknown, change: (object: Record<string, unknown>) => object): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const changed = Object.entries(value).map(([name, part]) => [name, mapObjects(part, change)]);
  return change(Object.fromEntries(changed));
}
