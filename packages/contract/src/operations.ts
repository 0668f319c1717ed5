import { operations } from './generated/operations.ts';
import type { operations as DocumentOperations } from './generated/types.ts';

/** The operationId of every operation. An alias is a second route of its target, so its own operationId is not here. */
export type OperationId = keyof typeof operations;

/**
 * The request body of the operation; `undefined` if it takes none. A body of multipart form data is an object with its
 * fields, whose files are `Blob`s.
 */
export type RequestBody<Id extends OperationId> = BodyOf<DocumentOperations[Id]['requestBody']>;

/** The path parameters of the operation, not yet encoded; an empty object if the path has none. */
export type PathParams<Id extends OperationId> = Parameters<Id, 'path'>;

/** The query parameters of the operation as a client sends them: those with a default may be absent. */
export type Query<Id extends OperationId> = Parameters<Id, 'query'>;

/** The headers that the operation declares for its requests; an empty object if there are none. */
export type HeaderParams<Id extends OperationId> = Parameters<Id, 'header'>;

/** The HTTP statuses of the operation's responses. */
export type Status<Id extends OperationId> = keyof DocumentOperations[Id]['responses'] & number;

/**
 * The body of the operation's response with this status; `undefined` if it has none. For several statuses, it is a union
 * that a check of `statusCode` narrows. The `code` of an error is one of those that belong to its status.
 */
export type ResponseBody<Id extends OperationId, Code extends Status<Id>> = Code extends unknown
  ? BodyOf<DocumentOperations[Id]['responses'][Code]>
  : never;

/** The names of the headers that the operation declares for its response with this status. */
export type ResponseHeaders<Id extends OperationId, Code extends Status<Id>> = Code extends unknown
  ? DocumentOperations[Id]['responses'][Code] extends { headers: infer Headers }
    ? keyof { [Name in keyof Headers as string extends Name ? never : Name]: unknown } & string
    : never
  : never;

/** The body of the operation's response when it succeeds. */
export type SuccessBody<Id extends OperationId> = ResponseBody<Id, SuccessStatus<Status<Id>>>;

type BodyOf<Declared> = [Declared] extends [{ content: infer Content }] ? Content[keyof Content] : undefined;

type SuccessStatus<Code extends number> = Code extends unknown
  ? `${Code}` extends `2${string}`
    ? Code
    : never
  : never;

type Parameters<
  Id extends OperationId,
  Place extends 'path' | 'query' | 'header',
> = DocumentOperations[Id]['parameters'] extends {
  [P in Place]?: infer Declared;
}
  ? [NonNullable<Declared>] extends [never]
    ? Record<string, never>
    : NonNullable<Declared>
  : never;

export { operations };
