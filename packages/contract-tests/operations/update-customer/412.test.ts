import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { parseJson } from '../../src/oracle/response.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { completeRequest } from '../../src/requests/complete-request.ts';
import { entityTagOf, registeredCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectFailure, expectStatus, expectSuccess, type OperationRequest } from '../../src/requests/request.ts';
import { itWithFaultInjection } from '../../src/target/target.ts';

describe.each(routesOf('updateCustomer'))('$method $path', (route) => {
  it('keeps two people who edit one customer from overwriting each other', async () => {
    const { customer_key } = await registeredCustomer();
    const [ada, bob] = [await entityTagOf(customer_key), await entityTagOf(customer_key)];
    const ofAda = await expectStatus(200, route, update(customer_key, { city: 'Lisbon' }, ada));
    await expectFailure(412, route, update(customer_key, { city: 'Porto' }, bob));
    expect(await retrievedCustomer(customer_key)).toMatchObject({ city: 'Lisbon' });
    expect(await entityTagOf(customer_key)).toBe(ofAda.headers.get('etag'));
    const again = await entityTagOf(customer_key);
    await expectStatus(200, route, update(customer_key, { city: 'Porto' }, again));
    expect(await retrievedCustomer(customer_key)).toMatchObject({ city: 'Porto' });
  });

  it.each(['archiveCustomer', 'unarchiveCustomer', 'updateCustomer'] as const)(
    'rejects the tag of before a change by %s, even if the change was taken back',
    async (operationId) => {
      const { customer_key } = await registeredCustomer();
      const path = { customer_key };
      const tag = await entityTagOf(customer_key);
      if (operationId === 'updateCustomer') {
        await expectSuccess(route, update(customer_key, { city: 'Lisbon' }));
        await expectSuccess(route, update(customer_key, { city: null }));
      } else {
        await expectSuccess(routeOf('archiveCustomer'), { path });
        if (operationId === 'unarchiveCustomer') await expectSuccess(routeOf('unarchiveCustomer'), { path });
      }
      await expectFailure(412, route, update(customer_key, { city: 'Porto' }, tag));
    },
  );

  it('rejects the tag of a deleted customer if another one has its key and its fields by now', async () => {
    const { customer_key, primary_email } = await registeredCustomer();
    const tag = await entityTagOf(customer_key);
    await expectSuccess(routeOf('deleteCustomer'), { path: { customer_key } });
    await registeredCustomer({ customer_key, primary_email });
    await expectFailure(412, route, update(customer_key, { city: 'Porto' }, tag));
  });

  it('keeps the tag if the update changes no value', async () => {
    const before = await registeredCustomer({ city: 'Lisbon' });
    const tag = await entityTagOf(before.customer_key);
    for (const changes of [{}, { city: 'Lisbon' }, before]) {
      const { headers } = await expectStatus(200, route, update(before.customer_key, changes, tag));
      expect(headers.get('etag')).toBe(tag);
    }
  });

  it('rejects an outdated tag before it looks at conflicts and read-only fields', async () => {
    const other = await registeredCustomer();
    const before = await registeredCustomer();
    for (const changes of [{ primary_email: other.primary_email }, { ...before, updated_at: null }]) {
      await expectFailure(412, route, update(before.customer_key, changes, '"other"'));
    }
    expect(await retrievedCustomer(before.customer_key)).toEqual(before);
  });

  it('rejects an invalid body before it looks at the tag', async () => {
    const { customer_key } = await registeredCustomer();
    await expectFailure(422, route, update(customer_key, { frist_name: 'Ada' }, '"other"'));
  });

  itWithFaultInjection('fails on demand as it does for an outdated tag', async () => {
    const request = { ...(await completeRequest(route)), headers: { prefer: 'code=412' } };
    expect(parseJson(await expectStatus(412, route, request))).toMatchObject({ code: 'precondition_failed' });
  });
});

function update(customer_key: string, changes: object, tag?: string): OperationRequest {
  return { path: { customer_key }, body: jsonBody(changes), headers: { 'if-match': tag } };
}
