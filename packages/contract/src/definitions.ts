/** The parts of an operation that programs need at run time. */
export interface OperationDefinition {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  /** The routes of the operation, the canonical one first. */
  readonly routes: readonly [RouteDefinition, ...RouteDefinition[]];
  readonly parameters: readonly ParameterDefinition[];
  /** `null`: the operation takes no body. */
  readonly requestBody: RequestBodyDefinition | null;
  /** The largest request body in bytes; `null` if the document sets no limit. */
  readonly maxBodyBytes: number | null;
  /** Every response of the operation, by HTTP status. */
  readonly responses: Readonly<Record<number, ResponseDefinition>>;
}

/** One method and path of an operation. */
export interface RouteDefinition {
  /** In capitals, as in HTTP. */
  readonly method: string;
  /** Below the server's base URL, with parameters in braces: `/customers/{customer_key}`. */
  readonly path: string;
  /** The operationId of this route in the document: an alias has its own. */
  readonly operationId: string;
  readonly deprecated: boolean;
}

export interface ParameterDefinition {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  /** The JSON type to read the text as. */
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  /** Present if the empty text means that the parameter is absent. */
  readonly allowEmptyValue?: true;
}

export interface RequestBodyDefinition {
  readonly required: boolean;
  readonly mediaTypes: readonly string[];
  /** The component schema of the JSON body; `null` for other media types. */
  readonly schema: string | null;
  /** The array whose items are checked one by one; `null` if the body is checked as a whole. */
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
  /** The component schema of the JSON response; `null` if it is not JSON, or is written out in place. */
  readonly schema: string | null;
}

/** The meaning of the code of a failed request. */
export interface ErrorCodeDefinition {
  /** The HTTP status of responses with this code. */
  readonly status: number;
  /** What went wrong, in one sentence. */
  readonly meaning: string;
}

/** The meaning of the code of a single problem. */
export interface IssueCodeDefinition {
  /** What is wrong with the field, in one sentence. */
  readonly meaning: string;
}

/** The parts of a webhook event that programs need at run time. */
export interface WebhookEventDefinition {
  /** The occurrence, in a few words. */
  readonly summary: string;
  /** The component schema of the event. */
  readonly schema: string;
  /** Whether an endpoint that names no types receives the event. */
  readonly sentByDefault: boolean;
}
