import type { Customers } from '@rollcall/client';
import type { OperationId } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operations } from '../src/document/operations.ts';
import { someArgumentsOf } from '../src/sdk/arguments.ts';
import { recordedClient } from '../src/sdk/recorded-client.ts';
import { answering } from '../src/sdk/recording-server.ts';
import { composedCalls, sdkCalls } from '../src/sdk/sdk-calls.ts';

const client = recordedClient();

/** Methods that combine requests and have test files of their own. */
const TESTED_ELSEWHERE = ['import', ...Object.keys(composedCalls)];

it('the tests call the SDK for every operation of the document and for nothing else', () => {
  expect(Object.keys(sdkCalls).sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
});

it('the tests call every method that the SDK has for customers', async () => {
  const called = new Set<string>();
  client.answerWith(answering(200, JSON.stringify({ data: [], meta: { next_page: null } })));
  for (const operation of cases('operations', operations)) {
    const call = sdkCalls[operation.operationId as OperationId];
    await call(watched(client.customers, called), someArgumentsOf(operation));
  }
  expect([...called, ...TESTED_ELSEWHERE].sort()).toEqual(methodNames(client.customers).sort());
});

/** The same object, which records the names of the methods that are called. */
function watched(customers: Customers, called: Set<string>): Customers {
  return new Proxy(customers, {
    get: (target, name) => {
      called.add(String(name));
      return (Reflect.get(target, name) as () => unknown).bind(target);
    },
  });
}

function methodNames(object: object): string[] {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter((name) => name !== 'constructor');
}
