import type { Json, OpenApiDocument } from '../document/openapi.ts';
import { DocumentError, pointerBelow } from '../document/references.ts';
import { HEADER, literal } from './typescript.ts';

/** The extensions beside an enum of codes, and the field that each becomes in the generated record. */
const MEANING = { extension: 'x-enumDescriptions', field: 'meaning', type: 'string' } as const;
const STATUS = { extension: 'x-enum-status', field: 'status', type: 'number' } as const;

type Attribute = typeof MEANING | typeof STATUS;

/** `error-codes.ts`: every code of `ErrorCode` and `IssueCode` with its meaning, and each error code with its status. */
export function generateErrorCodes(document: OpenApiDocument): string {
  return [
    HEADER,
    "import type { ErrorCodeDefinition, IssueCodeDefinition } from '../definitions.ts';\n",
    "import type { ErrorCode, IssueCode } from './models.ts';\n",
    record(document, 'ErrorCode', [STATUS, MEANING]),
    record(document, 'IssueCode', [MEANING]),
  ].join('\n');
}

function record(document: OpenApiDocument, schemaName: string, attributes: readonly Attribute[]): string {
  const constant = `${schemaName.charAt(0).toLowerCase()}${schemaName.slice(1)}s`;
  const definitions = literal(codeDefinitions(document, schemaName, attributes));
  const satisfied = `Readonly<Record<${schemaName}, ${schemaName}Definition>>`;
  return `export const ${constant} = ${definitions} as const satisfies ${satisfied};\n`;
}

/** @throws {DocumentError} if a code lacks an attribute, or an extension names a code that the enum does not have. */
function codeDefinitions(document: OpenApiDocument, schemaName: string, attributes: readonly Attribute[]): Json {
  const pointer = pointerBelow('#/components/schemas', schemaName);
  const schema = document.components?.schemas?.[schemaName];
  if (!schema) throw new DocumentError(pointer, 'the document has no such list of codes');
  const codes = (schema.enum ?? []).map(String);
  const definitions: Record<string, Record<string, Json>> = Object.fromEntries(codes.map((code) => [code, {}]));
  for (const { extension, field, type } of attributes) {
    const values = new Map(Object.entries((schema[extension] ?? {}) as Record<string, Json>));
    assertSameCodes(codes, [...values.keys()], pointerBelow(pointer, extension));
    for (const [code, value] of values) {
      if (typeof value !== type) throw new DocumentError(pointerBelow(pointer, extension, code), `must be a ${type}`);
      Object.assign(definitions[code] ?? {}, { [field]: value });
    }
  }
  return definitions;
}

function assertSameCodes(codes: readonly string[], described: readonly string[], pointer: string): void {
  const missing = codes.filter((code) => !described.includes(code));
  if (missing.length > 0) throw new DocumentError(pointer, `has no entry for ${missing.join(', ')}`);
  const unknown = described.filter((code) => !codes.includes(code));
  if (unknown.length > 0) throw new DocumentError(pointer, `names ${unknown.join(', ')}, which the enum does not have`);
}
