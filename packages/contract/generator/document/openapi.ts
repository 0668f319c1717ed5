/** The parts of an OpenAPI 3.1 document that the generator reads. Redocly checks the rest beforehand. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, PathItem>>;
  /** The requests that the server sends, by the types of their events. */
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly components?: Components;
}

export const HTTP_METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

export type PathItem = { readonly [Method in HttpMethod]?: OperationObject } & {
  readonly parameters?: readonly OrReference<ParameterObject>[];
};

interface Components {
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly parameters?: Readonly<Record<string, OrReference<ParameterObject>>>;
  readonly requestBodies?: Readonly<Record<string, OrReference<RequestBodyObject>>>;
  readonly responses?: Readonly<Record<string, OrReference<ResponseObject>>>;
}

export interface OperationObject {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly parameters?: readonly OrReference<ParameterObject>[];
  readonly requestBody?: OrReference<RequestBodyObject>;
  readonly responses?: Readonly<Record<string, OrReference<ResponseObject>>>;
  /** The operation that this one is a second route of. */
  readonly 'x-alias-of'?: string;
  /** The largest request body that the server reads. */
  readonly 'x-max-body-bytes'?: number;
  /** Whether endpoints that name no types receive this event. Only webhooks have it. */
  readonly 'x-sent-by-default'?: boolean;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly example?: Json;
}

export interface RequestBodyObject {
  readonly required?: boolean;
  readonly content: Content;
}

export interface ResponseObject {
  readonly description: string;
  readonly content?: Content;
}

type Content = Readonly<Record<string, MediaTypeObject>>;

interface MediaTypeObject {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, OrReference<ExampleObject>>>;
}

export interface ExampleObject {
  readonly value?: Json;
}

export interface Reference {
  readonly $ref: string;
}
export type OrReference<T> = T | Reference;

export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** A JSON Schema (2020-12). Keywords that are not listed here may be present; `schemaForm` rejects them. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly description?: string;
  readonly default?: Json;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** `independently`: the server checks each item by itself, so the array only requires that its items are objects. */
  readonly 'x-validate-items'?: string;
  /** The HTTP status of each code of an enum. */
  readonly 'x-enum-status'?: Readonly<Record<string, number>>;
  /** An object with a `code` has a property of this schema exactly if the code is one of these. */
  readonly 'x-present-with-codes'?: Readonly<Record<string, true>>;
  /** The requirement of the pattern, in words. */
  readonly 'x-pattern-message'?: string;
  readonly [keyword: string]: unknown;
}

/** A value that `JSON.parse` can return. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** The schema of the JSON form of a request or response body; `null` if there is none. */
export function jsonSchema(content: Content | undefined): Schema | null {
  return content?.['application/json']?.schema ?? null;
}
