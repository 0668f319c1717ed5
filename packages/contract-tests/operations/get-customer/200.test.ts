import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { expectedCustomer } from '../../src/oracle/expected-customer.ts';
import { completeCustomer } from '../../src/requests/complete-customer.ts';
import { archivedCustomer, registeredCustomer, uniqueKey, uniqueTag } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('getCustomer'))('$method $path', (route) => {
  it('returns every field of the customer', async () => {
    const sent = completeCustomer();
    const { id } = await registeredCustomer(sent);
    const { message, data } = await expectSuccess(route, { path: { customer_key: sent.customer_key } });
    expect(message).toBe('Customer Retrieved Successfully');
    expect(data).toMatchObject({ ...expectedCustomer(sent), id, archived_at: null });
  });

  it('finds an archived customer', async () => {
    const { customer_key } = await archivedCustomer();
    const { data } = await expectSuccess(route, { path: { customer_key } });
    expect(data.archived_at).toEqual(expect.any(String));
  });

  it.each(['a/b', 'a b', 'ä', '100%', '..a', '日本', '👩‍👩‍👧', '__proto__x', 'a+b', 'a%2Fb'])(
    'finds a customer whose key ends with %s',
    async (name) => {
      const { id, customer_key } = await registeredCustomer({ customer_key: `${uniqueTag()}${name}` });
      expect((await expectSuccess(route, { path: { customer_key } })).data).toMatchObject({ id, customer_key });
    },
  );

  it('finds a customer if every character of the key is percent-encoded', async () => {
    const { id, customer_key } = await registeredCustomer({ customer_key: uniqueKey() });
    const encoded = [...Buffer.from(customer_key)].map((byte) => `%${byte.toString(16)}`).join('');
    expect((await expectSuccess(route, { url: route.path.replace('{customer_key}', encoded) })).data.id).toBe(id);
  });

  it('returns the same customer each time', async () => {
    const { customer_key } = await registeredCustomer(completeCustomer());
    const responses = [
      await expectSuccess(route, { path: { customer_key } }),
      await expectSuccess(route, { path: { customer_key } }),
    ];
    expect(responses[0]).toEqual(responses[1]);
  });
});
