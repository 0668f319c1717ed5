import type { OperationId } from '@rollcall/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operationOf, operations } from '../src/document/operations.ts';
import { argumentsOf, someArgumentsOf } from '../src/sdk/arguments.ts';
import { recordedClient } from '../src/sdk/recorded-client.ts';
import { answering, answeringSuccess } from '../src/sdk/recording-server.ts';
import { requestProblems } from '../src/sdk/request-problems.ts';
import { composedCalls, type Resources, sdkCalls } from '../src/sdk/sdk-calls.ts';

const client = recordedClient();

/** Methods that combine requests, and are tested below, by files of their own, or by the tests of the SDK. */
const TESTED_ELSEWHERE = ['customers.import', 'webhookDeliveries.iterate', ...Object.keys(composedCalls)];

it('the tests call the SDK for every operation of the document and for nothing else', () => {
  expect(Object.keys(sdkCalls).sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
});

it('the tests call every method that the SDK has for an operation', async () => {
  const called = new Set<string>();
  for (const operation of cases('operations', operations)) {
    client.answerWith(answeringSuccess(operation.operationId));
    const call = sdkCalls[operation.operationId as OperationId];
    await call(watchedResources(client.rollcall, called), someArgumentsOf(operation));
  }
  const { customers, webhookEndpoints, webhookDeliveries } = client.rollcall;
  const methods = Object.entries({ customers, webhookEndpoints, webhookDeliveries }).flatMap(([resource, object]) =>
    Object.keys(object).map((name) => `${resource}.${name}`),
  );
  expect([...called, ...TESTED_ELSEWHERE].sort()).toEqual(methods.sort());
});

function watchedResources(
  { customers, webhookEndpoints, webhookDeliveries }: Resources,
  called: Set<string>,
): Resources {
  return {
    customers: watched('customers', customers, called),
    webhookEndpoints: watched('webhookEndpoints', webhookEndpoints, called),
    webhookDeliveries: watched('webhookDeliveries', webhookDeliveries, called),
  };
}

/** The same object, which records the names of the methods that are called. */
function watched<Resource extends object>(resource: string, object: Resource, called: Set<string>): Resource {
  return new Proxy(object, {
    get: (target, name) => {
      called.add(`${resource}.${String(name)}`);
      return (Reflect.get(target, name) as () => unknown).bind(target);
    },
  });
}

const RUNS = 40;
const PAGES = 3;
const pagingClient = recordedClient();
const listArguments = argumentsOf(operationOf('listCustomers'));
const firstPage = fc.integer({ min: 1, max: 1_000_000 });
const withCursors = fc.boolean();

describe.each(cases('composed methods', Object.entries(composedCalls)))('the SDK method %s', (_, call) => {
  it('sends one valid request for each page', async () => {
    const property = fc.asyncProperty(listArguments, firstPage, withCursors, async (given, page, cursors) => {
      pagingClient.takeRequests();
      answerWithPagesFrom(page, cursors);
      const query = { ...given.query, page, cursor: undefined };
      expect(await call(pagingClient.rollcall, { ...given, query })).toHaveLength(PAGES);
      const requests = pagingClient.takeRequests();
      expect(requests).toHaveLength(PAGES);
      expect(requests.flatMap(requestProblems)).toEqual([]);
    });
    await fc.assert(property, { numRuns: RUNS });
  });
});

/** Answers with three pages of one customer each. */
function answerWithPagesFrom(first: number, cursors: boolean): void {
  let page = first;
  pagingClient.answerWith((response, request) => {
    const next_page = page + 1 < first + PAGES ? page + 1 : null;
    const next_cursor = next_page === null ? null : `cursor-${next_page}`;
    const meta = cursors ? { next_page, next_cursor } : { next_page };
    answering(200, JSON.stringify({ data: [{ customer_key: `${page}` }], meta }))(response, request);
    page += 1;
  });
}
