import { ApiError, NotFoundError, RollcallError } from '@rollcall/client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operations } from '../src/document/operations.ts';
import { type DocumentedExample, responseExamples } from '../src/examples/documented-examples.ts';
import { recordedClient } from '../src/sdk/recorded-client.ts';
import { answeringAsDocumented } from '../src/sdk/recording-server.ts';
import { promisedErrorClass, promisedResult } from '../src/sdk/sdk-calls.ts';

const RUNS = 5;
const client = recordedClient();
const examples = operations.flatMap(({ operationId, responses }) =>
  Object.keys(responses).map((status) => exampleOf(operationId, Number(status))),
);

describe.each(cases('responses', examples))('a changed response $status $name of $operationId', (example) => {
  const { operationId, status = 0, value } = example;
  const outcomeWith = (body: unknown) => {
    client.answerWith(answeringAsDocumented(operationId, status, body));
    return client.call(operationId);
  };

  it('is accepted by the SDK if it has additional fields anywhere', async () => {
    const body = withAdditions(value) as { data: unknown; meta: unknown };
    const outcome = await outcomeWith(body);
    if (status < 400) expect(outcome).toEqual({ result: promisedResult(operationId, body) });
    else expect(outcome.error?.constructor).toBe(promisedErrorClass(status));
  });

  it('never makes the SDK throw an error of another library, whatever is missing or of another type', async () => {
    const property = fc.asyncProperty(fc.constantFrom(...places(value)), fc.json(), async (place, replacement) => {
      const { error } = await outcomeWith(replaced(value, place, JSON.parse(replacement)));
      if (error) expect(error).toBeInstanceOf(RollcallError);
      // A changed 404 may no longer say that a customer is missing.
      const allowed = status === 404 ? [NotFoundError, ApiError] : [promisedErrorClass(status)];
      if (status >= 400) expect(allowed).toContain(error?.constructor);
    });
    await fc.assert(property, { numRuns: RUNS });
  });
});

/** The first example of each response. The wording does not matter here. */
function exampleOf(operationId: string, status: number): DocumentedExample {
  const found = responseExamples.find((example) => example.operationId === operationId && example.status === status);
  if (!found) throw new Error(`${operationId} has no example for ${status}`);
  return found;
}

function withAdditions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withAdditions);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([name, part]) => [name, withAdditions(part)] as const);
  return Object.fromEntries([...parts, ['future_field', { added: true }]]);
}

type Place = readonly string[];

/** The paths of all places in a JSON value. */
function places(value: unknown, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([name, part]) => places(part, [...here, name]))];
}

function replaced(value: unknown, [name, ...rest]: Place, replacement: unknown): unknown {
  if (name === undefined) return replacement;
  const part = (value as Record<string, unknown>)[name];
  const changed = { ...(value as object), [name]: replaced(part, rest, replacement) };
  return Array.isArray(value) ? Object.values(changed) : changed;
}
