/** One operation of the document, as far as programs need it at run time. */
export interface OperationDefinition {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  /** The routes that lead to it, the canonical one first. */
  readonly routes: readonly [RouteDefinition, ...RouteDefinition[]];
  readonly parameters: readonly ParameterDefinition[];
  /** `null`: the operation takes no body. */
  readonly requestBody: RequestBodyDefinition | null;
  /** The largest request body in bytes; `null` where the document sets no limit. */
  readonly maxBodyBytes: number | null;
  /** By HTTP status: every answer that the operation can give. */
  readonly responses: Readonly<Record<number, ResponseDefinition>>;
}

/** One method and path that lead to an operation. */
export interface RouteDefinition {
  /** In capitals, as in HTTP. */
  readonly method: string;
  /** Below the server's base URL, with parameters in braces: `/customers/{customer_key}`. */
  readonly path: string;
  /** The operationId that the document gives to this route: an alias has its own. */
  readonly operationId: string;
  readonly deprecated: boolean;
}

export interface ParameterDefinition {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  /** The JSON type to read the text as. */
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
}

export interface RequestBodyDefinition {
  readonly required: boolean;
  readonly mediaTypes: readonly string[];
  /** The component schema of the JSON body; `null` for other media types. */
  readonly schema: string | null;
  /** The array whose items are checked one by one; `null` where the body is checked whole. */
  readonly validateItems: IndependentItemsDefinition | null;
}

/** An array whose items may fail without the others. */
export interface IndependentItemsDefinition {
  /** JSON pointer from the body to the array: `/customers`. */
  readonly pointer: string;
  /** The component schema of each item. */
  readonly schema: string;
}

export interface ResponseDefinition {
  readonly mediaTypes: readonly string[];
  /** The component schema of the JSON answer; `null` where it is not JSON or written out in place. */
  readonly schema: string | null;
}

/** What a code of a failed request stands for. */
export interface ErrorCodeDefinition {
  /** The HTTP status that it comes with. */
  readonly status: number;
  /** What went wrong, in one sentence. */
  readonly meaning: string;
}

/** What a code of a single problem stands for. */
export interface IssueCodeDefinition {
  /** What is wrong with the field, in one sentence. */
  readonly meaning: string;
}
