import type { OperationId } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/cases.js';
import { document } from '../src/document/document.js';
import { operations } from '../src/document/operations.js';
import { someArgumentsOf } from '../src/sdk/argument-arbitrary.js';
import { outcomeOf } from '../src/sdk/outcome.js';
import { recordedClient } from '../src/sdk/recorded-client.js';
import type { RecordedRequest } from '../src/sdk/recording-server.js';
import { requestProblems } from '../src/sdk/request-problems.js';
import { answering } from '../src/sdk/responders.js';
import { sdkCalls } from '../src/sdk/sdk-calls.js';

const client = recordedClient(1);
const UNAVAILABLE = document.components.examples.ServiceUnavailable?.value;

describe.each(cases('operations', operations))('the SDK, calling $operationId again after a 503', (operation) => {
  it('sends a valid request, which says the same to the letter', async () => {
    client.answerWith(answering(503, JSON.stringify(UNAVAILABLE), { 'retry-after': '0' }));
    const call = sdkCalls[operation.operationId as OperationId];
    await outcomeOf(() => call(client.customers, someArgumentsOf(operation)));
    const requests = client.takeRequests();
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
