// A copy of the generator's types on purpose: the oracle must not share a mistake with the code that it judges.

/** The parts of an OpenAPI 3.1 document that these tests read. */
export interface OpenApiDocument {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  /** The requests that a server sends, by the types of their events. */
  readonly webhooks: Readonly<Record<string, PathItem>>;
  readonly components: Components;
}

export const HTTP_METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
type HttpMethod = (typeof HTTP_METHODS)[number];

type PathItem = { readonly [Method in HttpMethod]?: OperationObject } & {
  readonly parameters?: readonly OrReference<ParameterObject>[];
};

interface Components {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly examples: Readonly<Record<string, ExampleObject>>;
  readonly headers: Readonly<Record<string, HeaderObject>>;
}

export interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly OrReference<ParameterObject>[];
  readonly requestBody?: OrReference<RequestBodyObject>;
  readonly responses: Readonly<Record<string, OrReference<ResponseObject>>>;
  /** The operation that this one is a second route of. */
  readonly 'x-alias-of'?: string;
  /** The largest request body that the operation accepts, in bytes. */
  readonly 'x-max-body-bytes'?: number;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

export interface RequestBodyObject {
  readonly required?: boolean;
  readonly content: Readonly<Record<string, MediaTypeObject>>;
}

export interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<Record<string, OrReference<HeaderObject>>>;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
  readonly links?: Readonly<Record<string, OrReference<LinkObject>>>;
}

export interface MediaTypeObject {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, OrReference<ExampleObject>>>;
}

export interface HeaderObject {
  readonly required?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

interface ExampleObject {
  readonly value: unknown;
}

interface LinkObject {
  readonly operationId: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Reference {
  readonly $ref: string;
}
export type OrReference<T> = T | Reference;

/** A JSON Schema (2020-12). */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly maxProperties?: number;
  readonly example?: unknown;
  readonly [keyword: string]: unknown;
}
