import type { ParameterObject } from '../document/openapi-document.ts';
import { schemaErrors } from '../document/schemas.ts';
import { boundaryValuesOf } from './boundary-values.ts';

/** Candidates for formats that no boundary value has. */
const FORMATTED = [false, '2001-02-03', '2001-02-03T00:00:00.000Z', '2901-02-03T00:00:00.000Z'];

/** Valid values of a parameter, as a URL or a header shows them: the example, each member of an enumeration, each bound. */
export function validTextsOf({ in: place, schema, example }: ParameterObject): string[] {
  const values = [example, ...boundaryValuesOf(schema).map(({ value }) => value), ...FORMATTED];
  const valid = values.filter((value) => value !== undefined && schemaErrors('request', schema, value).length === 0);
  const texts = [...new Set(valid.map(String))];
  return place === 'header' ? texts.filter((text) => /^[!-~]+$/.test(text)) : texts;
}
