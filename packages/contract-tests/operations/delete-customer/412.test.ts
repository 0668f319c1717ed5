import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { parseJson } from '../../src/oracle/response.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { completeRequest } from '../../src/requests/complete-request.ts';
import { entityTagOf, registeredCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectFailure, expectStatus, expectSuccess } from '../../src/requests/request.ts';
import { itWithFaultInjection } from '../../src/target/target.ts';

describe.each(routesOf('deleteCustomer'))('$method $path', (route) => {
  it('keeps a customer that somebody else has changed, and deletes it with its new tag', async () => {
    const { customer_key } = await registeredCustomer();
    const path = { customer_key };
    const tag = await entityTagOf(customer_key);
    await expectSuccess(routeOf('updateCustomer'), { path, body: jsonBody({ city: 'Lisbon' }) });
    await expectFailure(412, route, { path, headers: { 'if-match': tag } });
    expect(await retrievedCustomer(customer_key)).toMatchObject({ city: 'Lisbon' });
    const again = await entityTagOf(customer_key);
    expect((await expectSuccess(route, { path, headers: { 'if-match': again } })).data).toMatchObject({
      deleted: true,
    });
    await expectFailure(404, route, { path, headers: { 'if-match': again } });
  });

  itWithFaultInjection('fails on demand as it does for an outdated tag', async () => {
    const request = { ...(await completeRequest(route)), headers: { prefer: 'code=412' } };
    expect(parseJson(await expectStatus(412, route, request))).toMatchObject({ code: 'precondition_failed' });
  });
});
