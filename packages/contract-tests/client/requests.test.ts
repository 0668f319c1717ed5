import { ArgumentError } from '@rollcall/client';
import type { OperationId } from '@rollcall/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases, document } from '../src/document/document.ts';
import { operations } from '../src/document/operations.ts';
import { argumentsOf } from '../src/sdk/arguments.ts';
import { API_KEY, recordedClient } from '../src/sdk/recorded-client.ts';
import { answering, answeringSuccess, type RecordedRequest } from '../src/sdk/recording-server.ts';
import { matchingOperation, parsedBody, requestProblems } from '../src/sdk/request-problems.ts';
import { type OperationArguments, sdkCalls } from '../src/sdk/sdk-calls.ts';

const RUNS = 20;
const client = recordedClient();
const retryingClient = recordedClient(1);
const unavailable = document.components.examples.ServiceUnavailable?.value;

describe.each(cases('operations', operations))('the SDK method of $operationId', (operation) => {
  const operationId = operation.operationId as OperationId;

  it('sends one valid request with exactly the given arguments', async () => {
    client.answerWith(answeringSuccess(operationId));
    const property = fc.asyncProperty(argumentsOf(operation), async (given) => {
      client.takeRequests();
      await sdkCalls[operationId](client.rollcall, given);
      const requests = client.takeRequests();
      expect(requests.flatMap(requestProblems)).toEqual([]);
      expect(requests.map((request) => decoded(request))).toEqual([{ operationId, ...asSent(given, operation) }]);
      expect(requests[0]?.headers['x-api-key']).toBe(API_KEY);
    });
    await fc.assert(property, { numRuns: RUNS });
  });

  it('repeats exactly the same valid request after a 503', async () => {
    retryingClient.answerWith(answering(503, JSON.stringify(unavailable), { 'retry-after': '0' }));
    await retryingClient.call(operationId);
    const requests = retryingClient.takeRequests();
    expect(requests).toHaveLength(2);
    expect(requests.flatMap(requestProblems)).toEqual([]);
    expect(withoutBoundary(requests[1])).toEqual(withoutBoundary(requests[0]));
  });
});

const keyed = operations.filter(({ path }) => path.includes('{'));

describe.each(cases('operations on one object', keyed))('the SDK method of $operationId', ({ operationId, path }) => {
  it.each(['', '.', '..', '\ud800'])(
    'rejects the key or id %j, which would lead to another path, before it sends a request',
    async (key) => {
      const [, name = ''] = /\{(\w+)\}/.exec(path) ?? [];
      client.answerWith(answering(200, '{"data":{}}'));
      const { error } = await client.call(operationId, { path: { [name]: key } });
      expect(error).toBeInstanceOf(ArgumentError);
      expect(client.takeRequests()).toEqual([]);
    },
  );
});

/** The operation and the arguments of a request, as a server reads them. */
function decoded(request: RecordedRequest): object {
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

/** The arguments as a server reads them: all parameters are text, and JSON has no -0. */
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

/** The boundary of a form differs with each request. */
function withoutBoundary(request: RecordedRequest | undefined): object {
  const { 'content-type': contentType = '', ...headers } = request?.headers ?? {};
  const boundary = /boundary=(?<boundary>.+)$/.exec(contentType)?.groups?.boundary ?? '\u0000';
  const body = request?.body.toString('utf8').replaceAll(boundary, '');
  return { ...request, headers, contentType: contentType.replace(boundary, ''), body };
}
