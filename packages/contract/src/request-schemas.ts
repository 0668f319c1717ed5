import * as z from 'zod';

/** The schemas that an operation checks a request against. A schema is absent if there is nothing to check. */
export interface RequestSchemas {
  /** The path parameters, decoded. */
  readonly path?: z.ZodType;
  /**
   * The query parameters, each read as its JSON type (see `parameters` in the operation table). Fills in defaults and
   * rejects unknown names.
   */
  readonly query?: z.ZodType;
  /** The headers that the operation declares, under their names in the document. Rejects all others. */
  readonly headers?: z.ZodType;
  /** The JSON body. */
  readonly body?: z.ZodType;
  /** One item of the array that the operation checks item by item (`requestBody.validateItems` in the operation table). */
  readonly item?: z.ZodType;
}

const compiledSchemas = new WeakMap<z.ZodType, z.ZodType>();

/** A schema in its fast form. It is compiled when it is first needed, since that takes longer than many programs run. */
export function compiled<Schema extends z.ZodType>(schema: Schema): Schema {
  const known = compiledSchemas.get(schema);
  if (known !== undefined) return known as Schema;
  const fast = z.compile(schema);
  compiledSchemas.set(schema, fast);
  return fast;
}
