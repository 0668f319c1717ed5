import { describe, expect, it } from 'vitest';
import { basePath } from '../src/document/document.ts';
import { parseJson } from '../src/oracle/response.ts';
import { assertConformsOutside } from '../src/requests/request-outside.ts';
import { sendRaw } from '../src/requests/send.ts';

const LINE = `GET ${basePath}/customers HTTP/1.1`;
const HOST = 'Host: server';

const MALFORMED = [
  { what: 'plain words', head: ['Hello there'], want: 400 },
  { what: 'a header without a colon', head: [LINE, HOST, 'bad header'], want: 400 },
  { what: 'a header with a control character', head: [LINE, HOST, 'x-a: \u0001'], want: 400 },
  { what: 'no Host header', head: [LINE], want: 400 },
  { what: 'two Content-Length headers', head: [LINE, HOST, 'Content-Length: 1', 'Content-Length: 2'], want: 400 },
  {
    what: 'Content-Length beside Transfer-Encoding',
    head: [LINE, HOST, 'Content-Length: 1', 'Transfer-Encoding: chunked'],
    want: 400,
  },
  { what: 'a Content-Length that is not a number', head: [LINE, HOST, 'Content-Length: many'], want: 400 },
  { what: 'headers that are too large', head: [LINE, HOST, `x-a: ${'a'.repeat(20_000)}`], want: 431 },
  { what: 'a URL that is too large', head: [`GET ${basePath}/${'a'.repeat(20_000)} HTTP/1.1`, HOST], want: 431 },
];

describe('bytes that are not an HTTP request', () => {
  it.each(MALFORMED)('get an error envelope and a closed connection: $what', async ({ what, head, want }) => {
    const response = await sendRaw(head);
    assertConformsOutside(what, response);
    expect(response.status).toBe(want);
    expect(parseJson(response)).toMatchObject({ code: 'malformed_request', issues: [] });
  });
});
