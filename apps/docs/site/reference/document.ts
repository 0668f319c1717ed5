import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A JSON Schema of the document, as far as the reference shows it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly deprecated?: boolean;
  readonly 'x-enumDescriptions'?: Readonly<Record<string, string>>;
}

export interface Example {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: unknown;
}

export interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

interface Body {
  readonly required?: boolean;
  readonly description?: string;
  readonly content: Readonly<Record<string, Content>>;
}

interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Reference | { readonly description?: string }>>;
  readonly content?: Readonly<Record<string, Content>>;
}

export interface Reference {
  readonly $ref: string;
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: Body | Reference;
  readonly responses: Readonly<Record<string, Response | Reference>>;
  readonly 'x-alias-of'?: string;
  readonly 'x-sent-by-default'?: boolean;
}

type PathItem = Readonly<Record<string, unknown>> & { readonly parameters?: Operation['parameters'] };

interface OpenApi {
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary: string;
    readonly description: string;
  };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly webhooks: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly [kind: string]: Readonly<Record<string, unknown>>;
  };
}

/** An operation with its references resolved and the parameters of its path included. */
export interface OperationInPlace extends Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Response>>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

export const document: OpenApi = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@rollcall/contract/document.json'), 'utf8'),
);

/** Every operation of the document, in its order. */
export const operations: readonly OperationInPlace[] = operationsIn(document.paths);

/** Every event that the server sends, as an operation of the receiver. `path` is the type of the event. */
export const events: readonly OperationInPlace[] = operationsIn(document.webhooks);

function operationsIn(paths: OpenApi['paths']): OperationInPlace[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.filter((method) => method in item).map((method) => inPlace(path, method, item)),
  );
}

function inPlace(path: string, method: string, item: PathItem): OperationInPlace {
  const operation = item[method] as Operation;
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) =>
    resolve<Parameter>(one),
  );
  const responses = Object.entries(operation.responses).map(
    ([status, one]) => [status, resolve<Response>(one)] as const,
  );
  const { requestBody } = operation;
  return {
    ...operation,
    method: method.toUpperCase(),
    path,
    parameters,
    responses: Object.fromEntries(responses),
    ...(requestBody === undefined ? {} : { requestBody: resolve<Body>(requestBody) }),
  } as OperationInPlace;
}

/** The component at the end of a chain of references, or the object itself. What is beside a reference has precedence. */
export function resolve<T extends object>(object: T | Reference): T {
  if (!('$ref' in object) || typeof object.$ref !== 'string') return object as T;
  const { $ref, ...besides } = object as Reference;
  const [, , kind = '', name = ''] = $ref.split('/');
  const target = document.components[kind]?.[name];
  if (target === undefined) throw new Error(`openapi.yaml has no ${$ref}`);
  return { ...resolve(target as T), ...besides };
}

/** The name of the component schema that a schema refers to. */
export function schemaName({ $ref }: Schema): string | undefined {
  return $ref?.replace(/^.*\//, '');
}

/** The examples of a body, with their names. */
export function examplesOf({ examples = {} }: Content): readonly (readonly [name: string, Example])[] {
  return Object.entries(examples).map(([name, example]) => [name, resolve<Example>(example)] as const);
}
