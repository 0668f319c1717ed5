import type * as z from 'zod';
import { requestSchemas } from './generated/request-schemas.ts';
import type { OperationId } from './operations.ts';

/** The schemas that an operation checks a request against. Those that it has no use for are absent. */
export interface RequestSchemas {
  /** The path parameters, decoded. */
  readonly path?: z.ZodType;
  /**
   * The query parameters, each read as its JSON type (see `parameters` in the operation table). Fills in defaults and
   * refuses unknown names.
   */
  readonly query?: z.ZodType;
  /** The headers that the operation declares, under their names in the document. Knows no others. */
  readonly headers?: z.ZodType;
  /** The JSON body. */
  readonly body?: z.ZodType;
  /** One item of the array that the operation checks item by item (`requestBody.validateItems` in the operation table). */
  readonly item?: z.ZodType;
}

/** The query of an operation after the check: defaults are filled in. */
export type ParsedQuery<Id extends OperationId> = (typeof requestSchemas)[Id] extends { query: infer Query }
  ? z.output<Query>
  : never;

export { requestSchemas };
