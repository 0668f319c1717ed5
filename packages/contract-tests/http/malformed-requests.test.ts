import type { ErrorResponse } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { basePath } from '../src/document/document.ts';
import { parseJson } from '../src/oracle/response.ts';
import { assertConformsOutside, requestOutside } from '../src/requests/request-outside.ts';
import { sendRaw } from '../src/requests/send.ts';

const LINE = `GET ${basePath}/customers HTTP/1.1`;
const POST = `POST ${basePath}/customers HTTP/1.1`;
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
  {
    what: 'a transfer coding after the chunks',
    head: [POST, HOST, 'Transfer-Encoding: chunked, gzip'],
    want: 400,
  },
  { what: 'a transfer coding that is not known', head: [POST, HOST, 'Transfer-Encoding: gzip, chunked'], want: 501 },
  { what: 'an expectation that is not known', head: [POST, HOST, 'Expect: 200-ok', 'Content-Length: 2'], want: 417 },
  {
    what: 'an unknown expectation beside a known one',
    head: [POST, HOST, 'Expect: 100-continue, 200-ok', 'Content-Length: 2'],
    want: 417,
  },
  { what: 'headers that are too large', head: [LINE, HOST, `x-a: ${'a'.repeat(20_000)}`], want: 431 },
  { what: 'a URL that is too large', head: [`GET ${basePath}/${'a'.repeat(20_000)} HTTP/1.1`, HOST], want: 431 },
];

const UNKNOWN_METHODS = [
  { given: `FOO ${basePath}/customers` },
  { given: `get ${basePath}/customers` },
  { given: `GETX ${basePath}/customers` },
  { given: `PLAY ${basePath}/customers` },
  { given: 'CONNECT server:443' },
];

describe('a method that no server of HTTP knows', () => {
  it.each(UNKNOWN_METHODS)('is answered with 501 and an error envelope: $given', async ({ given }) => {
    const response = await sendRaw([`${given} HTTP/1.1`, HOST]);
    assertConformsOutside(given, response);
    expect(response.status).toBe(501);
    const { code, message } = parseJson(response) as ErrorResponse;
    expect(code).toBe('method_not_implemented');
    expect(message).toContain(given.split(' ')[0]);
  });

  it('is answered after the requests before it', async () => {
    const response = await sendRaw([LINE, HOST, '', `FOO ${basePath}/customers HTTP/1.1`, HOST]);
    expect(response.status).toBe(401);
    expect(response.body.toString()).toContain('HTTP/1.1 501 ');
  });
});

/** Those about the connection, and about which pages can read a response: the Origin of such a request is unknown. */
const OPTIONAL_HEADERS = ['connection', 'keep-alive', 'vary'];

it.each([
  { what: 'plain words', head: ['Hello there'] },
  { what: 'an unknown method', head: [`FOO ${basePath}/customers HTTP/1.1`, HOST] },
])('the response to $what has the headers of every failure', async ({ head }) => {
  const outside = await requestOutside('GET', '/no-such-path');
  const { headers } = await sendRaw(head);
  expect(Date.parse(headers.get('date') ?? '')).toBeGreaterThan(0);
  const expected = [...outside.headers.keys()].filter((name) => !OPTIONAL_HEADERS.includes(name));
  expect([...headers.keys()]).toEqual(expect.arrayContaining(expected));
});

describe('bytes that are not an HTTP request', () => {
  it.each(MALFORMED)('get an error envelope and a closed connection: $what', async ({ what, head, want }) => {
    const response = await sendRaw(head);
    assertConformsOutside(what, response);
    expect(response.status).toBe(want);
    expect(parseJson(response)).toMatchObject({ code: 'malformed_request', issues: [] });
  });
});
