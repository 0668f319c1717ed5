import { inspect } from 'node:util';
import type { ErrorResponse } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/cases.js';
import { operationOf, operations } from '../src/document/operations.js';
import { responseExamples } from '../src/examples/documented-examples.js';
import { someArgumentsOf } from '../src/sdk/argument-arbitrary.js';
import { outcomeOf } from '../src/sdk/outcome.js';
import { promisedErrorClass } from '../src/sdk/promised-errors.js';
import { API_KEY, recordedClient } from '../src/sdk/recorded-client.js';
import { answeringAsDocumented, REQUEST_ID } from '../src/sdk/responders.js';
import { promisedResult, sdkCalls } from '../src/sdk/sdk-calls.js';

const client = recordedClient();
const examples = responseExamples.filter(({ operationId }) =>
  operations.some((one) => one.operationId === operationId),
);

describe.each(cases('answers', examples))('$status $name of $operationId', ({ operationId, status = 0, value }) => {
  const call = () => {
    client.answerWith(answeringAsDocumented(operationId, status, value));
    return outcomeOf(() => sdkCalls[operationId](client.customers, someArgumentsOf(operationOf(operationId))));
  };

  it.runIf(status < 400)('is what the method of the SDK resolves with', async () => {
    expect(await call()).toEqual({ result: promisedResult(operationId, value as { data: unknown; meta: unknown }) });
  });

  it.runIf(status >= 400)('becomes the error that the SDK promises, with everything that the answer says', async () => {
    const { error } = await call();
    const { code, issues, errors, existing = null, message } = value as ErrorResponse;
    expect(error?.constructor).toBe(promisedErrorClass(status));
    expect(error).toMatchObject({ status, code, issues, errors, existing, body: value, requestId: REQUEST_ID });
    expect(error?.message).toContain(message);
    expect(inspect(error)).not.toContain(API_KEY);
  });
});
