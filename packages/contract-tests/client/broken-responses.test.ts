import {
  ApiError,
  ConnectionError,
  RateLimitError,
  RedirectError,
  ResponseFormatError,
  ServerError,
  ValidationError,
} from '@rollcall/client';
import type { OperationId } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operations } from '../src/document/operations.ts';
import { someArgumentsOf } from '../src/sdk/arguments.ts';
import { outcomeOf, recordedClient } from '../src/sdk/recorded-client.ts';
import { answering, breakingOff } from '../src/sdk/recording-server.ts';
import { sdkCalls } from '../src/sdk/sdk-calls.ts';

const client = recordedClient();
const HTML = '<!doctype html><title>Welcome</title>';
const UNREADABLE_ERRORS = '{"errors":{"city":{"toString":false}}}';
const HTML_TYPE = { 'content-type': 'text/html' };

/** Answers that nobody has documented, and what the SDK makes of them. */
const BROKEN = [
  { what: '200 with HTML', responder: answering(200, HTML, HTML_TYPE), want: ResponseFormatError },
  { what: '200 with HTML that claims to be JSON', responder: answering(200, HTML), want: ResponseFormatError },
  { what: '200 with nothing', responder: answering(200, ''), want: ResponseFormatError },
  {
    what: '200 with JSON that is cut off',
    responder: answering(200, '{"data": {"id": "01'),
    want: ResponseFormatError,
  },
  { what: '200 with an envelope without data', responder: answering(200, '{"meta":{}}'), want: ResponseFormatError },
  { what: '200 with null', responder: answering(200, 'null'), want: ResponseFormatError },
  { what: '200 with a list', responder: answering(200, '[]'), want: ResponseFormatError },
  { what: '200 with a text', responder: answering(200, '"ok"'), want: ResponseFormatError },
  { what: '204', responder: answering(204, ''), want: ResponseFormatError },
  { what: '200 that breaks off', responder: breakingOff(200, '{"data":'), want: ConnectionError },
  {
    what: '302 to another place',
    responder: answering(302, '', { location: 'http://127.0.0.1:1/' }),
    want: RedirectError,
  },
  { what: '307 to another place', responder: answering(307, '', { location: '/elsewhere' }), want: RedirectError },
  { what: '418', responder: answering(418, '{}'), want: ApiError },
  { what: '429 with a text', responder: answering(429, 'slow down'), want: RateLimitError },
  { what: '502 with HTML', responder: answering(502, HTML, HTML_TYPE), want: ServerError, ValidationError },
  { what: '422 with errors that cannot be read', responder: answering(422, UNREADABLE_ERRORS), want: ValidationError },
  { what: '500 with nothing', responder: answering(500, ''), want: ServerError, ValidationError },
  { what: '503 that breaks off', responder: breakingOff(503, '{'), want: ConnectionError },
] as const;

describe.each(cases('operations', operations))('the SDK, calling $operationId', (operation) => {
  it.each(BROKEN)('ends in an error of its own: $what', async ({ responder, want }) => {
    client.answerWith(responder);
    const call = sdkCalls[operation.operationId as OperationId];
    const { error } = await outcomeOf(() => call(client.customers, someArgumentsOf(operation)));
    expect(error?.constructor).toBe(want);
    expect(client.takeRequests()).toHaveLength(1);
  });
});
