import { ArgumentError } from '@rollcall/client';
import type { OperationId } from '@rollcall/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases, document } from '../src/document/document.ts';
import { operations } from '../src/document/operations.ts';
import { argumentsOf, someArgumentsOf } from '../src/sdk/arguments.ts';
import { API_KEY, outcomeOf, recordedClient } from '../src/sdk/recorded-client.ts';
import { answering, type RecordedRequest } from '../src/sdk/recording-server.ts';
import { matchingOperation, parsedBody, requestProblems } from '../src/sdk/request-problems.ts';
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

const clientInRepeatedRequestsTest = recordedClient(1);
const UNAVAILABLE = document.components.examples.ServiceUnavailable?.value;

describe.each(cases('operations', operations))('the SDK, calling $operationId again after a 503', (operation) => {
  it('sends a valid request, which says the same to the letter', async () => {
    clientInRepeatedRequestsTest.answerWith(answering(503, JSON.stringify(UNAVAILABLE), { 'retry-after': '0' }));
    const call = sdkCalls[operation.operationId as OperationId];
    await outcomeOf(() => call(clientInRepeatedRequestsTest.customers, someArgumentsOf(operation)));
    const requests = clientInRepeatedRequestsTest.takeRequests();
    expect(requests).toHaveLength(2);
    expect(requests.flatMap(requestProblems)).toEqual([]);
    expect(withoutBoundary(requests[1])).toEqual(withoutBoundary(requests[0]));
  });
});

/** A form gets another boundary each time it is written. */
function withoutBoundary(request: RecordedRequest | undefined): object {
  const { 'content-type': contentType = '', ...headers } = request?.headers ?? {};
  const boundary = /boundary=(?<boundary>.+)$/.exec(contentType)?.groups?.boundary ?? '\u0000';
  const body = request?.body.toString('utf8').replaceAll(boundary, '');
  return { ...request, headers, contentType: contentType.replace(boundary, ''), body };
}

const clientInRefusedArgumentsTest = recordedClient();
const keyed = operations.filter(({ path }) => path.includes('{customer_key}'));

describe.each(cases('operations on one customer', keyed))('the SDK, asked for $operationId', (operation) => {
  it.each(['', '.', '..', '\ud800'])(
    'does not send a key that would lead to another path: %j',
    async (customer_key) => {
      clientInRefusedArgumentsTest.answerWith(answering(200, '{"data":{}}'));
      const given = { ...someArgumentsOf(operation), path: { customer_key } };
      const { error } = await outcomeOf(() =>
        sdkCalls[operation.operationId as OperationId](clientInRefusedArgumentsTest.customers, given),
      );
      expect(error).toBeInstanceOf(ArgumentError);
      expect(clientInRefusedArgumentsTest.takeRequests()).toEqual([]);
    },
  );
});
