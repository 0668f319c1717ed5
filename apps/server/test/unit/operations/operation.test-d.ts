import type { ParsedQuery } from '@rollcall/contract/schemas';
import type { Operation, OperationRequest, OperationSuccess, Operations } from '../../../src/operations/operation.ts';

declare const ofAll: Operation<'listCustomers', keyof ParsedQuery<'listCustomers'>>;
declare const ofNone: Operation<'listCustomers'>;
declare const ofSome: Operation<'listCustomers', 'page' | 'per_page'>;
declare const withoutHeader: Operation<'deleteCustomer'>;

export const complete: Operations['listCustomers'] = ofAll;

// @ts-expect-error no query parameter has an effect
export const ignoresAll: Operations['listCustomers'] = ofNone;

// @ts-expect-error other query parameters have no effect
export const ignoresSome: Operations['listCustomers'] = ofSome;

// @ts-expect-error If-Match has no effect
export const ignoresHeader: Operations['deleteCustomer'] = withoutHeader;

// @ts-expect-error the document declares no such parameter
export type Unknown = Operation<'listCustomers', 'no_such_parameter'>;

declare const request: OperationRequest<'listCustomers', 'page'>;
export const page: number | undefined = request.query.page;

// @ts-expect-error only parameters that are taken can be read
export const perPage: number = request.query.per_page;

declare const success: OperationSuccess<'createCustomer'>;
export const headers: Readonly<Record<'Location' | 'ETag', string>> = success.headers;

// @ts-expect-error every header that the document declares for the success is required
export const lacksTag: OperationSuccess<'createCustomer'>['headers'] = { Location: '/api/v1/customers/a' };
