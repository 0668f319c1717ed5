// Checked by `tsc --noEmit`; nothing here runs.
import { expectTypeOf } from 'vitest';
import type {
  BulkFailedItem,
  CsvFailedRow,
  Customer,
  ErrorCode,
  ErrorResponse,
  ExistingCustomer,
  Issue,
  IssueCode,
  ResponseBody,
  Status,
} from '../src/index.ts';

// Errors, by status.
type Failure<Code extends Status<'createCustomer'>> = ResponseBody<'createCustomer', Code>;
expectTypeOf<Failure<401>['code']>().toEqualTypeOf<'api_key_missing' | 'api_key_invalid'>();
expectTypeOf<Failure<401 | 429>['code']>().toEqualTypeOf<'api_key_missing' | 'api_key_invalid' | 'rate_limited'>();
expectTypeOf<Failure<401>['statusCode']>().toEqualTypeOf<401>();
expectTypeOf<ResponseBody<'getCustomer', 404>['code']>().toEqualTypeOf<
  'route_not_found' | 'customer_not_found' | 'webhook_endpoint_not_found' | 'webhook_delivery_not_found'
>();
expectTypeOf<ErrorResponse['statusCode']>().toEqualTypeOf<number>();
expectTypeOf<ErrorResponse['code']>().toEqualTypeOf<ErrorCode>();
declare const answer: ResponseBody<'createCustomer', Status<'createCustomer'>>;
if (answer.statusCode === 201) expectTypeOf(answer.data).toEqualTypeOf<Customer>();
else expectTypeOf(answer.data).toEqualTypeOf<null>();
if (answer.statusCode === 429) expectTypeOf(answer.code).toEqualTypeOf<'rate_limited'>();
// @ts-expect-error -- A success has no code.
void answer.code;
// @ts-expect-error -- No response has this status.
if (answer.statusCode === 418) void answer;

// The code says whether `existing` is there.
type WithExisting = ErrorResponse | Failure<409> | Issue | BulkFailedItem | CsvFailedRow;
declare const failure: WithExisting;
expectTypeOf(failure.existing).toEqualTypeOf<ExistingCustomer | undefined>();
if (failure.code === 'customer_key_taken' || failure.code === 'primary_email_taken') {
  expectTypeOf(failure.existing).toEqualTypeOf<ExistingCustomer>();
}
// @ts-expect-error -- No other code comes with a customer.
if (failure.code === 'too_long') void failure.existing.customer_key;
// @ts-expect-error -- Before the check of the code, there may be none.
void failure.existing.customer_key;
declare const invalid: Failure<422>;
export const nobody: undefined = invalid.existing;
expectTypeOf<Issue['code']>().toEqualTypeOf<IssueCode>();
expectTypeOf<BulkFailedItem['code']>().toEqualTypeOf<IssueCode>();
// @ts-expect-error -- This conflict comes with the existing customer.
export const withoutExisting: Issue = { code: 'customer_key_taken', field: 'customer_key', message: 'has been used' };
