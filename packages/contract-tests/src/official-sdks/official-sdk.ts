import type { Schema } from '../document/openapi-document.ts';
import type { HttpResponse } from '../oracle/response.ts';

/** The calls of the hosted API: those of its documentation, and those that only its SDKs make. */
export const calls = [
  'POST customers/new',
  'POST customers',
  'POST customers/bulk-create',
  'POST customers/csv-upload',
  'GET customers',
  'GET customers/KEY',
  'GET customers/KEY/details',
  'GET customers/KEY/check-active-subscription',
  'PATCH customers/KEY',
  'PUT customers/KEY',
  'DELETE customers/KEY',
  'POST customers/KEY/archive',
  'POST customers/KEY/unarchive',
] as const;
export type Call = (typeof calls)[number];

/** A client of the hosted API: an official SDK, or curl as the documentation shows it. */
export interface OfficialSdk {
  readonly name: string;
  /** The name of the method for each call that the SDK makes. */
  readonly methods: { readonly [Name in Call]?: string };
  /** Sends a request from a server process, with the bytes of the HTTP library that the SDK uses. */
  readonly send: HttpLibrary;
  /** The name of the file in a form. */
  readonly formField: 'csv' | 'file';
  /** Changes the JSON body that its user gives. Default: it is sent as it is, with every `null`. */
  readonly toBody?: (given: object) => object;
  /** Changes the filters of a list that its user gives. Default: they are sent as they are, even empty. */
  readonly toQuery?: (given: Filters) => Filters;
  /** Whether `check-active-subscription` returns the answer only. All other methods return the parsed body. */
  readonly returnsActiveSubscription: boolean;
  /** The types of the parsed bodies. A call without an entry has none. */
  readonly promises: { readonly [Name in Call]?: Schema };
  /** The message of the error that a method throws unless the status is 2xx. */
  readonly errorMessage: (failure: SdkFailure) => string;
}

/** The arguments of a call, as a user of an SDK gives them. */
export interface Arguments {
  readonly key?: string;
  readonly body?: object;
  readonly filters?: Filters;
  /** The content of a file. */
  readonly csv?: string;
}

type Filters = Readonly<Record<string, string>>;

/** A request as an SDK hands it to its HTTP library. */
export interface SdkRequest {
  readonly method: string;
  /** Relative to the base URL. No SDK encodes the key in it. */
  readonly endpoint: string;
  readonly query: Filters;
  /** Without a JSON body, `Content-Type: application/json` is sent all the same. */
  readonly json?: object;
  /** A form with one file instead of a JSON body. */
  readonly form?: { readonly field: string; readonly csv: string };
}

/** Sends a request. */
export type HttpLibrary = (request: SdkRequest) => Promise<HttpResponse>;

/** A response that an SDK turns into an error. */
interface SdkFailure {
  readonly status: number;
  readonly statusText: string;
  readonly message: string;
}

/** The request that a method of an SDK sends. */
export function requestOf(sdk: OfficialSdk, call: Call, { key, body, filters, csv }: Arguments): SdkRequest {
  const [method = '', path = ''] = call.split(' ');
  const { toBody = same, toQuery = same, formField } = sdk;
  return {
    method,
    endpoint: path.replace('KEY', key ?? ''),
    query: toQuery(filters ?? {}),
    ...(body && { json: toBody(body) }),
    ...(csv !== undefined && { form: { field: formField, csv } }),
  };
}

/** The value that a method of an SDK returns, made of the parsed body of a success. */
export function resultOf(sdk: OfficialSdk, call: Call, body: unknown): unknown {
  if (!sdk.returnsActiveSubscription || !call.endsWith('/check-active-subscription')) return body;
  return (body as { data?: { has_active_subscription?: unknown } }).data?.has_active_subscription;
}

function same<Value>(value: Value): Value {
  return value;
}
