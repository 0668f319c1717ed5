import type { OperationId } from '@rollcall/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/cases.ts';
import { operations } from '../src/document/operations.ts';
import { argumentsOf } from '../src/sdk/argument-arbitrary.ts';
import { parsedBody } from '../src/sdk/body-problems.ts';
import { matchingOperation } from '../src/sdk/matching-operation.ts';
import { API_KEY, recordedClient } from '../src/sdk/recorded-client.ts';
import type { RecordedRequest } from '../src/sdk/recording-server.ts';
import { requestProblems } from '../src/sdk/request-problems.ts';
import { answering } from '../src/sdk/responders.ts';
import { type OperationArguments, sdkCalls } from '../src/sdk/sdk-calls.ts';

const RUNS = 60;
const client = recordedClient();

describe.each(cases('operations', operations))('the request of the SDK for $operationId', (operation) => {
  const operationId = operation.operationId as OperationId;

  it('is one, is valid under the document, and says what was given', async () => {
    client.answerWith(answering(200, '{"data":{},"meta":{}}'));
    const property = fc.asyncProperty(argumentsOf(operation), async (given) => {
      client.takeRequests();
      await sdkCalls[operationId](client.customers, given);
      const requests = client.takeRequests();
      expect(requests.flatMap(requestProblems)).toEqual([]);
      expect(requests.map((request) => told(request))).toEqual([{ operationId, ...asSent(given, operation) }]);
      expect(requests[0]?.headers['x-api-key']).toBe(API_KEY);
    });
    await fc.assert(property, { numRuns: RUNS });
  });
});

/** What a request says, read as a server reads it. */
function told(request: RecordedRequest): object {
  const { pathname, searchParams } = new URL(request.url, 'http://server');
  const match = matchingOperation(request.method, pathname);
  const body = request.body.length > 0 ? parsedBody(request) : undefined;
  return {
    operationId: match?.operation.operationId,
    path: match?.path,
    query: Object.fromEntries(searchParams),
    body,
  };
}

/** What the arguments look like after the journey: all parameters are text, and JSON knows no -0. */
function asSent({ path, query, body }: OperationArguments, { requestBody }: (typeof operations)[number]): object {
  const texts = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return {
    path: { ...path },
    query: Object.fromEntries(texts),
    body: bodyAsSent(body, Object.keys(requestBody?.content ?? {})),
  };
}

function bodyAsSent(body: unknown, mediaTypes: readonly string[]): unknown {
  if (mediaTypes.length === 0) return undefined;
  return mediaTypes.includes('application/json') ? JSON.parse(JSON.stringify(body)) : { csv: body };
}
