import { expect } from 'vitest';
import { routesDeclaring } from '../src/document/generic-responses.ts';
import { type Operation, routeOf } from '../src/document/operations.ts';
import { parseJson } from '../src/oracle/response.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { retrievedCustomer } from '../src/requests/customers.ts';
import { expectFailure, expectStatus, expectSuccess } from '../src/requests/request.ts';
import { itWithFaultInjection } from '../src/target/target.ts';
import { deliveriesTo } from '../src/webhooks/endpoints.ts';

const headers = { prefer: 'code=503' };

itWithFaultInjection.each(routesDeclaring(503))(
  '$method $path says when to retry if it is unavailable',
  async (route) => {
    const response = await expectStatus(503, route, { ...(await completeRequest(route)), headers });
    expect(parseJson(response)).toMatchObject({ code: 'service_unavailable', data: null, errors: {}, issues: [] });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  },
);

const changesCustomers = ({ method, path }: Operation): boolean => method !== 'GET' && path.startsWith('/customers');

itWithFaultInjection.each(routesDeclaring(503, changesCustomers))(
  '$method $path creates and changes nothing if it is unavailable',
  async (route) => {
    const { creates = [], ...request } = await completeRequest(route);
    const changes = Object.values(request.path ?? {});
    expect([...creates, ...changes]).not.toEqual([]);
    const before = await Promise.all(changes.map(retrievedCustomer));
    await expectFailure(503, route, { ...request, headers });
    expect(await Promise.all(changes.map(retrievedCustomer))).toEqual(before);
    for (const customer_key of creates) {
      const { code } = await expectFailure(404, routeOf('getCustomer'), { path: { customer_key } });
      expect(code).toBe('customer_not_found');
    }
  },
);

const changesEndpoint = ({ method, path }: Operation): boolean => method !== 'GET' && path.includes('{endpoint_id}');

itWithFaultInjection.each(routesDeclaring(503, changesEndpoint))(
  '$method $path leaves the webhook endpoint and its deliveries as they are if it is unavailable',
  async (route) => {
    const request = await completeRequest(route);
    const { endpoint_id = '' } = request.path ?? {};
    const state = async () => [
      await expectSuccess(routeOf('getWebhookEndpoint'), { path: { endpoint_id } }),
      await deliveriesTo(endpoint_id),
    ];
    const before = await state();
    await expectFailure(503, route, { ...request, headers });
    expect(await state()).toEqual(before);
  },
);
