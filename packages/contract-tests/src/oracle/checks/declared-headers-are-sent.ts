import type { HeaderObject, Schema } from '../../document/openapi-document.ts';
import { resolve } from '../../document/references.ts';
import { schemaProblems } from '../../document/schema-validators.ts';
import type { Check } from '../check.ts';

export const declaredHeadersAreSent: Check = ({ status, headers }, responses) =>
  Object.entries(responses[status]?.headers ?? {}).flatMap(([name, header]) =>
    problems(name, resolve(header), headers.get(name.toLowerCase())),
  );

function problems(name: string, { required, schema }: HeaderObject, sent: string | undefined): string[] {
  if (sent === undefined) return required ? [`${name} is missing`] : [];
  return schemaProblems('response', schema, readHeader(sent, schema)).map((problem) => `${name}: ${problem}`);
}

/** A header travels as text. One that is declared as an integer is read as one, where it is written like one. */
function readHeader(sent: string, { type }: Schema): unknown {
  return type === 'integer' && /^-?\d+$/.test(sent) ? Number(sent) : sent;
}
