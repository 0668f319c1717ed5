import type {
  HeaderParams,
  IssueCode,
  OperationId,
  operations,
  PathParams,
  Query,
  ResponseHeaders,
  Status,
  SuccessBody,
} from '@rollcall/contract';
import { document } from '@rollcall/contract/document';
import type { ParsedQuery, requestSchemas } from '@rollcall/contract/schemas';
import type * as z from 'zod';
import type { Deadline } from '../core/deadline.ts';
import type { NamedCustomers } from '../core/named-customers.ts';
import type { UploadedFile } from '../csv/rows.ts';
import type { TransactionalCustomerDeps } from '../customers/customer-store.ts';
import type { EndpointDeps } from '../events/change-endpoint.ts';

/**
 * One operation of the document: decodes its request, runs the domain, encodes the success. It throws every failure.
 *
 * `Taken` names the query parameters and headers that have an effect in it. It sees no others, and {@link Operations} wants
 * those of the document: a parameter that nobody takes does not compile.
 */
export type Operation<Id extends OperationId, Taken extends ParameterName<Id> = never> = (
  request: OperationRequest<Id, Taken>,
  services: OperationServices,
) => Promise<OperationSuccess<Id>>;

/** The implementation of every operation of the document, with all of its parameters. */
export type Operations = { readonly [Id in OperationId]: Operation<Id, ParameterName<Id>> };

/** The query parameters and headers that an operation declares, except for the one that works before every operation. */
type ParameterName<Id extends OperationId> = Exclude<NamesOf<Query<Id>> | NamesOf<HeaderParams<Id>>, 'Idempotency-Key'>;

/** `never` for the empty object that stands for no parameters. */
type NamesOf<Parameters> = string extends keyof Parameters ? never : keyof Parameters;

/** Those of the parameters that are taken. The others are forbidden and not just absent, so that the compiler names them. */
type OnlyTaken<Parameters, Taken> = Pick<Parameters, Extract<NamesOf<Parameters>, Taken>> & {
  readonly [Name in Exclude<NamesOf<Parameters>, Taken | 'Idempotency-Key'>]?: never;
};

/** The stores of a database or of a transaction. */
export interface TransactionServices extends Pick<TransactionalCustomerDeps, 'customers'> {
  readonly webhooks: EndpointDeps['webhooks'];
  /** The same stores, whose changes send no webhook events. */
  readonly muted: Pick<TransactionalCustomerDeps, 'customers' | 'transact'>;
  /** Runs work in one transaction, with the stores that belong to it. The work may run again after a conflict. */
  readonly transact: <Result>(
    work: (within: TransactionServices) => Promise<{ readonly result: Result; readonly commit: boolean }>,
  ) => Promise<Result>;
  /** The same for work that only inserts and records events: it may share its commit with other requests. */
  readonly inGroupCommit: <Result>(work: (within: TransactionServices) => Promise<Result>) => Promise<Result>;
}

/** Dependencies of the operations. */
export interface OperationServices
  extends TransactionServices,
    Omit<TransactionalCustomerDeps, 'transact'>,
    EndpointDeps {
  /** To be checked between the parts of long work. */
  readonly deadline: Pick<Deadline, 'check'>;
  readonly metrics: { readonly customersFailed: { inc(labels: { readonly code: IssueCode }, count: number): void } };
}

/** A request that has passed every check of the document. */
export interface OperationRequest<Id extends OperationId, Taken extends ParameterName<Id> = ParameterName<Id>> {
  readonly tenantId: string;
  readonly path: PathParams<Id>;
  /** With defaults filled in. */
  readonly query: OnlyTaken<ParsedQuery<Id>, Taken>;
  /** By their names in the document. */
  readonly headers: OnlyTaken<HeaderParams<Id>, Taken>;
  readonly body: OperationBody<Id>;
  /** The read-only fields of an update, which must have the stored values. Empty for every other operation. */
  readonly readOnly: Readonly<Record<string, unknown>>;
}

/** JSON after the operation's schema, the file of an upload, or `undefined` if the operation has no body. */
type OperationBody<Id extends OperationId> = (typeof requestSchemas)[Id] extends {
  readonly body: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : (typeof operations)[Id]['requestBody'] extends { readonly mediaTypes: readonly ['multipart/form-data'] }
    ? UploadedFile
    : undefined;

/** The success of an operation, without the envelope. */
export type OperationSuccess<Id extends OperationId> =
  SuccessBody<Id> extends {
    readonly statusCode: infer Code;
    readonly meta: infer Meta;
    readonly data: infer Data;
  }
    ? {
        readonly status: Code;
        readonly message: string;
        readonly data: Immutable<Data>;
        /** Absent if nothing was changed. */
        readonly effect?: NamedCustomers | undefined;
      } & OwnHeaders<ResponseHeaders<Id, Extract<Code, Status<Id>>>> &
        (Meta extends Record<string, never> ? { readonly meta?: never } : { readonly meta: Immutable<Meta> }) &
        BesideData<Omit<SuccessBody<Id>, keyof EnvelopeMembers>>
    : never;

/** Headers that only the operation knows, such as `Location`. The server adds the others to every answer. */
type OwnHeaders<Declared extends string> = [Exclude<Declared, CommonHeader>] extends [never]
  ? { readonly headers?: never }
  : { readonly headers: { readonly [Name in Exclude<Declared, CommonHeader>]: string } };

type CommonHeader = 'X-Request-Id' | 'RateLimit' | 'RateLimit-Policy' | 'Idempotency-Replayed';

/** The members of every envelope of a success. */
interface EnvelopeMembers {
  statusCode: unknown;
  message: unknown;
  meta: unknown;
  data: unknown;
  errors: unknown;
}

/** Further members of the envelope, if the operation has any. */
type BesideData<Members> = [keyof Members] extends [never]
  ? { readonly besideData?: never }
  : { readonly besideData: Immutable<Members> };

/** A deeply readonly form of a type. */
export type Immutable<Value> = Value extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: Immutable<Value[Name]> }
    : Value;

const [server] = (document as { readonly servers?: readonly { readonly url: string }[] }).servers ?? [];
if (server === undefined) throw new Error('The document names no server');

/** The path of the server in the document, below which the operations lie: `/api/v1`. */
export const basePath: string = new URL(server.url, 'http://localhost').pathname;
