import { describe, expect, it } from 'vitest';
import { newCustomer } from '../src/customers/new-customer.ts';
import { registeredCustomer, retrievedCustomer } from '../src/customers/registered-customer.ts';
import { routeOf } from '../src/document/operations.ts';
import { answerWith, refusal } from '../src/exchange/ask.ts';
import { rawBody } from '../src/exchange/request-body.ts';

const createCustomer = routeOf('createCustomer');

describe('a number', () => {
  it.each([0, -1, 0.1 + 0.2, 1e300, -1e300, 5e-324, Number.MAX_SAFE_INTEGER, 1 / 3])(
    'comes back as exact as it was: %d',
    async (value) => {
      const { customer_key } = await registeredCustomer({ metadata: { value } });
      expect((await retrievedCustomer(customer_key)).metadata).toEqual({ value });
    },
  );

  it.each(['1e400', '-1e400', '1e301'])('is refused rather than turned into another: %s', async (digits) => {
    const text = JSON.stringify({ ...newCustomer(), metadata: { value: 'HERE' } }).replace('"HERE"', digits);
    const { issues } = await refusal(422, createCustomer, { body: rawBody('application/json', text) });
    expect(issues).toMatchObject([{ field: 'metadata.value' }]);
  });

  it.each(['1.0', '1e0', '10e-1'])('is the same integer in every notation: %s', async (digits) => {
    const customer = newCustomer({ billing_configuration: { payment_reminder_days: 7 } });
    const text = JSON.stringify(customer).replace(':7', `:${digits}`);
    await answerWith(201, createCustomer, { body: rawBody('application/json', text) });
    const { billing_configuration } = await retrievedCustomer(customer.customer_key);
    expect(billing_configuration).toEqual({ payment_reminder_days: 1 });
  });
});
