import {
  ApiError,
  ConnectionError,
  RateLimitError,
  RedirectError,
  ResponseFormatError,
  ServerError,
  ValidationError,
} from '@rollcall/client';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operations } from '../src/document/operations.ts';
import { recordedClient } from '../src/sdk/recorded-client.ts';
import { answering, breakingOff } from '../src/sdk/recording-server.ts';

const client = recordedClient();
const HTML = '<!doctype html><title>Welcome</title>';
const UNREADABLE_ERRORS = '{"errors":{"city":{"toString":false}}}';
const HTML_TYPE = { 'content-type': 'text/html' };
const OTHER_ORIGIN = { location: 'http://127.0.0.1:1/' };

/** Responses that the document does not declare, and the error class for each. */
const BROKEN = [
  { given: '200 with HTML', responder: answering(200, HTML, HTML_TYPE), want: ResponseFormatError },
  { given: '200 with HTML declared as JSON', responder: answering(200, HTML), want: ResponseFormatError },
  { given: '200 without a body', responder: answering(200, ''), want: ResponseFormatError },
  { given: '200 with truncated JSON', responder: answering(200, '{"data": {"id": "01'), want: ResponseFormatError },
  { given: '200 with an envelope without data', responder: answering(200, '{"meta":{}}'), want: ResponseFormatError },
  { given: '200 with null', responder: answering(200, 'null'), want: ResponseFormatError },
  { given: '200 with an array', responder: answering(200, '[]'), want: ResponseFormatError },
  { given: '200 with a string', responder: answering(200, '"ok"'), want: ResponseFormatError },
  { given: '204', responder: answering(204, ''), want: ResponseFormatError },
  { given: '200 that breaks off', responder: breakingOff(200, '{"data":'), want: ConnectionError },
  { given: '302 to another origin', responder: answering(302, '', OTHER_ORIGIN), want: RedirectError },
  { given: '307 to another path', responder: answering(307, '', { location: '/elsewhere' }), want: RedirectError },
  { given: '418', responder: answering(418, '{}'), want: ApiError },
  { given: '429 with plain text', responder: answering(429, 'slow down'), want: RateLimitError },
  { given: '502 with HTML', responder: answering(502, HTML, HTML_TYPE), want: ServerError },
  { given: '422 with malformed errors', responder: answering(422, UNREADABLE_ERRORS), want: ValidationError },
  { given: '500 without a body', responder: answering(500, ''), want: ServerError },
  { given: '503 that breaks off', responder: breakingOff(503, '{'), want: ConnectionError },
] as const;

describe.each(cases('operations', operations))('the SDK method of $operationId', ({ operationId }) => {
  it.each(BROKEN)('throws an error of its own for $given', async ({ responder, want }) => {
    client.answerWith(responder);
    const { error } = await client.call(operationId);
    expect(error?.constructor).toBe(want);
    expect(client.takeRequests()).toHaveLength(1);
  });
});
