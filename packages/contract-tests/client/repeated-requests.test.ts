import type { OperationId } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/cases.ts';
import { document } from '../src/document/document.ts';
import { operations } from '../src/document/operations.ts';
import { someArgumentsOf } from '../src/sdk/argument-arbitrary.ts';
import { outcomeOf } from '../src/sdk/outcome.ts';
import { recordedClient } from '../src/sdk/recorded-client.ts';
import type { RecordedRequest } from '../src/sdk/recording-server.ts';
import { requestProblems } from '../src/sdk/request-problems.ts';
import { answering } from '../src/sdk/responders.ts';
import { sdkCalls } from '../src/sdk/sdk-calls.ts';

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
