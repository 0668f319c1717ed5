import { resolve } from '../document/document.ts';
import type { Schema } from '../document/openapi-document.ts';
import { schemaErrors } from '../document/schemas.ts';
import { boundaryValuesOf } from './boundary-values.ts';

/** The texts of a form field that its schema allows, and of others that it forbids. */
export interface FormTexts {
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

/** The example, each member of an enumeration, values at and beyond each bound and of other types. */
export function formTextsOf(schema: Schema): FormTexts {
  const resolved = resolve(schema);
  const values = [schema.example ?? resolved.example, ...boundaryValuesOf(schema).map(({ value }) => value)];
  const texts = [...new Set(values.map(textOf))].filter((text) => text !== '' && Buffer.from(text).toString() === text);
  const isValid = (text: string) => schemaErrors('request', schema, valueFrom(text, resolved)).length === 0;
  return { valid: texts.filter(isValid), invalid: texts.filter((text) => !isValid(text)) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/**
 * A text of a form as the type of its schema.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#special-considerations-for-multipart-content
 */
function valueFrom(text: string, { type }: Schema): unknown {
  if (type === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
