import type { OperationId } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operations, routeOf } from '../src/document/operations.ts';
import type { HttpResponse } from '../src/oracle/response.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectStatus, type OperationRequest, requestOperation, successStatus } from '../src/requests/request.ts';
import { describeWithQuotas, itWithFaultInjection, itWithInvalidKeyLimit } from '../src/target/target.ts';

const list = routeOf('listCustomers');

describeWithQuotas('the quota of a key', () => {
  it.each(cases('operations', operations))(
    'is in the headers of a success of $operationId',
    async ({ operationId }) => {
      const route = routeOf(operationId as OperationId);
      quotaIn(await expectStatus(successStatus(route), route, await completeRequest(route)));
    },
  );

  it.each<{ status: number; request: OperationRequest }>([
    { status: 400, request: { url: '/customers?search_term=%' } },
    { status: 406, request: { headers: { accept: 'text/html' } } },
    { status: 422, request: { query: { no_such_parameter: '1' } } },
  ])('is in the headers of a failure with status $status', async ({ status, request }) => {
    quotaIn(await expectStatus(status, list, request));
  });

  it('is in the headers of the response to HEAD', async () => {
    quotaIn(await requestOperation({ ...list, method: 'HEAD' }));
  });

  itWithFaultInjection.each([500, 503])('is in the headers of a failure with status %s', async (status) => {
    quotaIn(await expectStatus(status, list, { headers: { prefer: `code=${status}` } }));
  });

  it('has one request less after each, until the window ends', async () => {
    const [first, second] = [quotaIn(await requestOperation(list)), quotaIn(await requestOperation(list))];
    const hasReset = second.reset > first.reset;
    expect(second.remaining < first.remaining || hasReset).toBe(true);
  });

  it('is not in the headers of the response to an invalid key', async () => {
    const { headers } = await expectStatus(401, list, { headers: { 'x-api-key': 'sk_test_unknown' } });
    expect([...headers.keys()]).not.toContain('ratelimit');
  });
});

const ATTEMPTS_MAX = 1_000;

itWithInvalidKeyLimit('too many invalid keys from an address do not affect valid keys from there', async () => {
  const address = { 'x-forwarded-for': '192.0.2.1' };
  const guess = { headers: { ...address, 'x-api-key': 'sk_test_guessed' } };
  let attempts = 1;
  while ((await requestOperation(list, guess)).status === 401 && attempts < ATTEMPTS_MAX) attempts += 1;
  await expectStatus(429, list, guess);
  await expectStatus(200, list, { headers: address });
});

function quotaIn({ headers }: HttpResponse): { remaining: number; reset: number } {
  expect(headers.has('ratelimit-policy')).toBe(true);
  const numbers = /r=(?<remaining>\d+);t=(?<reset>\d+)/.exec(headers.get('ratelimit') ?? '')?.groups;
  return { remaining: Number(numbers?.remaining), reset: Number(numbers?.reset) };
}
