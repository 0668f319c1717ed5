import { describe, expect, it } from 'vitest';
import { basePath } from '../../src/document/document.ts';
import { routesOf } from '../../src/document/operations.ts';
import { componentSchema, schemaErrors } from '../../src/document/schemas.ts';
import { expectedCustomer } from '../../src/oracle/expected-customer.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { completeCustomer } from '../../src/requests/complete-customer.ts';
import { newCustomer, retrievedCustomer, uniqueTag } from '../../src/requests/customers.ts';
import { expectStatus, expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('createCustomer'))('$method $path', (route) => {
  it.each([
    { what: 'with all fields', sent: completeCustomer() },
    { what: 'with the required fields only', sent: newCustomer() },
    { what: 'with blank fields', sent: newCustomer({ city: '', country: null, tax_status: '' }) },
    { what: 'with an empty string in every field that allows one', sent: newCustomer(emptyFields()) },
    {
      what: 'with null for lists and objects',
      sent: newCustomer({ metadata: null, billing_configuration: null, email_addresses: null, contact_people: null }),
    },
    {
      what: 'with blank fields in nested objects',
      sent: newCustomer({ contact_people: [{ first_name: '', last_name: 'B' }] }),
    },
  ])('creates a customer $what and returns it as it is stored', async ({ sent }) => {
    const { message, data } = await expectSuccess(route, { body: jsonBody(sent) });
    expect(message).toBe('Customer Created');
    expect(data).toMatchObject({ ...expectedCustomer(sent), archived_at: null });
    expect(data.updated_at).toBe(data.created_at);
    expect(await retrievedCustomer(sent.customer_key)).toEqual(data);
  });

  it('stores metadata unchanged, including blank values and the largest ones', async () => {
    const blank = { note: '', nothing: null, list: [''], deep: { a: { b: [] } }, number: -1.5e-7 };
    const many = Array.from({ length: 1_000 }, () => 0);
    const metadata = { ...blank, text: 'x'.repeat(10_000), many, named: { ...many }, largest: 1e300, smallest: -1e300 };
    const { data } = await expectSuccess(route, { body: jsonBody(newCustomer({ metadata })) });
    expect(data.metadata).toEqual(metadata);
  });

  it('stores an email address without changing its case', async () => {
    const primary_email = `Jane.DOE.${uniqueTag()}@Example.COM`;
    const { data } = await expectSuccess(route, { body: jsonBody(newCustomer({ primary_email })) });
    expect(data).toMatchObject({ primary_email, email_addresses: [{ email: primary_email, is_primary: true }] });
  });

  it('does not truncate the full name of an individual with long names', async () => {
    const name = 'n'.repeat(255);
    const sent = newCustomer({ first_name: name, middle_name: name, last_name: name });
    const { data } = await expectSuccess(route, { body: jsonBody(sent) });
    expect(data).toMatchObject(expectedCustomer(sent));
  });

  it.each(['a/b', 'a b', 'ä?b=c#d', '100%', 'q"uote', '日本', '😀'.repeat(200)])(
    'returns a percent-encoded Location for the key %s',
    async (name) => {
      const customer_key = `${uniqueTag()}-${name}`;
      const response = await expectStatus(201, route, { body: jsonBody(newCustomer({ customer_key })) });
      expect(response.headers.get('location')).toBe(`${basePath}/customers/${encodeURIComponent(customer_key)}`);
      expect(await retrievedCustomer(customer_key)).toMatchObject({ customer_key });
    },
  );
});

function emptyFields(): Record<string, string> {
  const fields = Object.entries(componentSchema('CustomerCreate').properties ?? {});
  const empty = fields.filter(([, schema]) => schemaErrors('request', schema, '').length === 0);
  return Object.fromEntries(empty.map(([name]) => [name, '']));
}
