import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { OpenApiDocument, Schema } from '../../generator/document/openapi-document.ts';

/** The oracle: ajv over the whole document, formats on. It shares no code with the generator. */
export class Oracle {
  readonly #ajv = new Ajv2020({ strict: false });

  constructor(document: OpenApiDocument) {
    formats.default(this.#ajv);
    this.#ajv.addSchema({ ...(withObjectItems(document) as object), $id: 'document' });
  }

  /** A validator of a schema that stands anywhere in the document. */
  validator(schema: Schema): ValidateFunction {
    return this.#ajv.compile(absolute(withObjectItems(schema)) as Schema);
  }
}

/** What `x-validate-items: independently` says: at this place any object is an item. */
function withObjectItems(value: unknown): unknown {
  return mapObjects(value, (object) =>
    object['x-validate-items'] === 'independently' ? { ...object, items: { type: 'object' } } : object,
  );
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
