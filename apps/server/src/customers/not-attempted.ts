import type { CustomerFailure } from './create-customers.ts';

const message = 'was not stored, because another one of the request failed';

/** A good customer that an atomic request has not stored. */
export function notAttempted(customerKey: string): CustomerFailure {
  return {
    customer_key: customerKey,
    error: `The customer ${message}`,
    code: 'not_attempted',
    field: null,
    issues: [{ code: 'not_attempted', field: null, message }],
  };
}
