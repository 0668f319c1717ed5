import { inspect } from 'node:util';
import type { ErrorResponse } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operations } from '../src/document/operations.ts';
import { type DocumentedExample, responseExamples } from '../src/examples/documented-examples.ts';
import { API_KEY, type CallOutcome, recordedClient } from '../src/sdk/recorded-client.ts';
import { answeringAsDocumented, REQUEST_ID } from '../src/sdk/recording-server.ts';
import { promisedErrorClass, promisedResult } from '../src/sdk/sdk-calls.ts';

const client = recordedClient();
const examples = responseExamples.filter(({ operationId }) =>
  operations.some((one) => one.operationId === operationId),
);
const successes = examples.filter(({ status = 0 }) => status < 400);
const failures = examples.filter(({ status = 0 }) => status >= 400);

describe('the SDK', () => {
  it.each(cases('successes', successes))(
    'resolves with the data of the example $name of $operationId',
    async (example) => {
      const { operationId, value } = example;
      const result = promisedResult(operationId, value as { data: unknown; meta: unknown });
      expect(await outcomeOfCall(example)).toEqual({ result });
    },
  );

  it.each(cases('failures', failures))(
    'throws an error with everything in the example $status $name of $operationId, but not the API key',
    async (example) => {
      const { error } = await outcomeOfCall(example);
      const { status = 0, value } = example;
      const { code, issues, errors, existing = null, message } = value as ErrorResponse;
      expect(error?.constructor).toBe(promisedErrorClass(status));
      expect(error).toMatchObject({ status, code, issues, errors, existing, body: value, requestId: REQUEST_ID });
      expect(error?.message).toContain(message);
      expect(inspect(error)).not.toContain(API_KEY);
    },
  );
});

function outcomeOfCall({ operationId, status = 0, value }: DocumentedExample): Promise<CallOutcome> {
  client.answerWith(answeringAsDocumented(operationId, status, value));
  return client.call(operationId);
}
