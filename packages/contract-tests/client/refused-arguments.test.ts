import { ArgumentError } from '@rollcall/client';
import type { OperationId } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/cases.js';
import { operations } from '../src/document/operations.js';
import { someArgumentsOf } from '../src/sdk/argument-arbitrary.js';
import { outcomeOf } from '../src/sdk/outcome.js';
import { recordedClient } from '../src/sdk/recorded-client.js';
import { answering } from '../src/sdk/responders.js';
import { sdkCalls } from '../src/sdk/sdk-calls.js';

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
