import { ArgumentError } from '@rollcall/client';
import type { OperationId } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/cases.ts';
import { operations } from '../src/document/operations.ts';
import { someArgumentsOf } from '../src/sdk/argument-arbitrary.ts';
import { outcomeOf } from '../src/sdk/outcome.ts';
import { recordedClient } from '../src/sdk/recorded-client.ts';
import { answering } from '../src/sdk/responders.ts';
import { sdkCalls } from '../src/sdk/sdk-calls.ts';

const client = recordedClient();
const keyed = operations.filter(({ path }) => path.includes('{customer_key}'));

describe.each(cases('operations on one customer', keyed))('the SDK, asked for $operationId', (operation) => {
  it.each(['', '.', '..', '\ud800'])(
    'does not send a key that would lead to another path: %j',
    async (customer_key) => {
      client.answerWith(answering(200, '{"data":{}}'));
      const given = { ...someArgumentsOf(operation), path: { customer_key } };
      const { error } = await outcomeOf(() => sdkCalls[operation.operationId as OperationId](client.customers, given));
      expect(error).toBeInstanceOf(ArgumentError);
      expect(client.takeRequests()).toEqual([]);
    },
  );
});
