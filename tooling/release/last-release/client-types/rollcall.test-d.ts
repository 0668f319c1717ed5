import { expectTypeOf } from 'vitest';
import {
  ApiError,
  type Customers,
  type ErrorCode,
  type ExistingCustomer,
  type Issue,
  Rollcall,
  RollcallError,
} from '@rollcall/client';

const required = { apiKey: 'sk_test_1', baseUrl: 'http://127.0.0.1:4010/api/v1' };

expectTypeOf(new Rollcall(required).customers).toEqualTypeOf<Customers>();
new Rollcall({ ...required, timeoutMs: 1000, headers: { 'x-tag': 'a' }, fetch });
new Rollcall({ ...required, fetch: async (url) => new Response(url) });
new Rollcall({ ...required, baseUrl: new URL(required.baseUrl) });

declare const maybe: undefined | string;
declare const maybeSignal: undefined | AbortSignal;
// A value that may be undefined can be passed on, also with exactOptionalPropertyTypes.
new Rollcall({ apiKey: maybe, baseUrl: maybe, headers: { 'x-tag': maybe } }).customers.list(
  { search_term: maybe },
  { signal: maybeSignal, idempotencyKey: maybe },
);

new Rollcall().customers.import([], { signal: maybeSignal, runId: maybe, headers: { 'x-tag': maybe } });
new Rollcall().customers.import([], { batchSize: undefined, onBatch: undefined, startedAt: undefined });

// @ts-expect-error a misspelt option
new Rollcall({ ...required, timeout: 1000 });
// @ts-expect-error the key cannot be read back
new Rollcall(required).apiKey;
// @ts-expect-error the resources are not replaced
new Rollcall(required).customers = new Rollcall(required).customers;

declare const thrown: unknown;
if (thrown instanceof ApiError) {
  expectTypeOf(thrown).toExtend<RollcallError>();
  expectTypeOf(thrown.status).toBeNumber();
  expectTypeOf(thrown.code).toEqualTypeOf<ErrorCode | null>();
  expectTypeOf(thrown.issues).toEqualTypeOf<readonly Issue[]>();
  expectTypeOf(thrown.errors).toEqualTypeOf<Readonly<Record<string, readonly string[]>>>();
  expectTypeOf(thrown.existing).toEqualTypeOf<ExistingCustomer | null>();
  expectTypeOf(thrown.requestId).toEqualTypeOf<string | null>();
  expectTypeOf(thrown.body).toBeUnknown();
}
expectTypeOf(RollcallError).instance.toExtend<Error>();
