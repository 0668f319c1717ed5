import { METHODS } from 'node:http';
import { deflateSync, gzipSync } from 'node:zlib';
import { operations } from '@rollcall/contract';
import type { Random } from '@rollcall/test-environment';
import { fieldNames, hostileJson, hostileTexts } from './hostile-values.ts';
import { type PlainRequest, withHeader } from './valid-requests.ts';

type Mutate = (request: PlainRequest, random: Random) => PlainRequest;

/** Mutations of the URL, the method or a header. */
export const headMutations: readonly Mutate[] = [
  (request, random) => ({ ...request, target: replaceSegment(request.target, random) }),
  (request, random) => ({ ...request, target: replaceSegment(request.target, random) }),
  (request, random) => ({ ...request, target: `${request.target}?${query(random)}` }),
  (request, random) => ({ ...request, target: `${request.target}?${query(random)}` }),
  (request, random) => ({
    ...request,
    target: request.target + random.pick(['/', '//', '/..', '?', '#a', '%2f', ';a=b']),
  }),
  (request, random) => ({ ...request, target: random.pick(['*', '/', '//', 'http://[', `http://a${request.target}`]) }),
  (request, random) => ({ ...request, method: random.pick(METHODS.filter((method) => method !== 'CONNECT')) }),
  (request, random) => withHeader(request, ...random.pick(hostileHeaders)),
  (request, random) => withHeader(request, ...random.pick(hostileHeaders)),
  (request, random) => withHeader(request, random.pick(headerNames), wireText(random.pick(hostileTexts), 15_000)),
  (request, random) => ({
    ...request,
    headers: [...request.headers, random.pick([...request.headers, ...hostileHeaders])],
  }),
  (request, random) => ({ ...request, headers: request.headers.filter(() => !random.oneIn(3)) }),
];

const headerNames = [
  'x-api-key',
  'Content-Type',
  'Accept',
  'X-Request-Id',
  'Idempotency-Key',
  'Prefer',
  'Cookie',
  'Authorization',
  'Accept-Language',
  'X-Forwarded-For',
];

const hostileHeaders: readonly (readonly [string, string])[] = [
  ['x-api-key', ''],
  ['x-api-key', 'sk_test_of_nobody_at_all'],
  ['x-api-key', 'a'.repeat(10_000)],
  ['Content-Type', 'text/plain'],
  ['Content-Type', 'application/json; charset=utf-16'],
  ['Content-Type', 'application/json;;;=;'],
  ['Content-Type', 'multipart/form-data'],
  ['Content-Type', 'multipart/form-data; boundary='],
  ['Content-Type', `multipart/form-data; boundary=${'b'.repeat(300)}`],
  ['Content-Encoding', 'gzip'],
  ['Content-Encoding', 'br, gzip, identity'],
  ['Accept', 'text/html'],
  ['Accept', 'application/json;q=0'],
  ['Accept', ','.repeat(5_000)],
  ['Accept', 'application/json;q=banana'],
  ['Accept-Encoding', ','.repeat(5_000)],
  ['Accept-Encoding', 'gzip;q=0, identity;q=0'],
  ['Expect', '100-continue'],
  ['Expect', 'a-miracle'],
  ['Connection', 'close'],
  ['Connection', 'Upgrade'],
  ['Upgrade', 'h2c'],
  ['Range', 'bytes=0-0,-1,5-'],
  ['If-None-Match', '*'],
  ['Prefer', 'code=500'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['Cookie', `a=${'b'.repeat(8_000)}`],
  ['X-Large', 'a'.repeat(20_000)],
];

function replaceSegment(target: string, random: Random): string {
  const segments = target.split('/');
  segments[1 + random.below(segments.length - 1)] = random.oneIn(2)
    ? encodedText(random)
    : random.pick(['', '%', '%zz', '%00', '%ff', '%ed%a0%80', '%2e%2e', '%2f', '%252f', 'CUSTOMERS', '\xff\xfe']);
  return segments.join('/');
}

const parameterNames = Object.values(operations).flatMap(({ parameters }) => parameters.map(({ name }) => name));

function query(random: Random): string {
  const pair = () => {
    const name = random.pick([...parameterNames, 'unknown', '', 'page[]', '__proto__', '%zz', '&', '=']);
    return `${name}=${random.oneIn(3) ? random.pick(['-1', '0', '1e9', '9007199254740993', '%', '%ff', '+']) : encodedText(random)}`;
  };
  return Array.from({ length: 1 + random.below(3) }, pair).join('&');
}

/** A hostile text, encoded for a URL. Lone surrogates have no UTF-8; they become U+FFFD. */
function encodedText(random: Random): string {
  return encodeURIComponent(Buffer.from(random.pick(hostileTexts).slice(0, 3_000)).toString('utf8'));
}

/** A text that is allowed in a header, so that the end of the request stays the same. */
function wireText(text: string, lengthMax: number): string {
  return Buffer.from(text.replaceAll(/[\0\r\n]/g, ' '))
    .toString('latin1')
    .slice(0, lengthMax);
}

/** Mutations of the body. */
export const bodyMutations: readonly Mutate[] = [
  (request, random) => ({ ...request, body: mutateBytes(request.body, random) }),
  (request, random) => ({ ...request, body: mutateBytes(mutateBytes(request.body, random), random) }),
  (request, random) => withText(request, replaceValue(textOf(request), random)),
  (request, random) => withText(request, addField(textOf(request), random)),
  (request, random) => withText(request, random.pick(hostileJson)),
  (request, random) => withText(request, random.pick(hostileTexts)),
  (request) => ({ ...request, body: Buffer.alloc(0) }),
  (request) => ({ ...request, body: Buffer.from(textOf(request), 'utf16le') }),
  (request) => ({ ...request, body: Buffer.concat([request.body, request.body]) }),
  (request) => withHeader({ ...request, body: gzipSync(request.body) }, 'Content-Encoding', 'gzip'),
  (request) => withHeader({ ...request, body: deflateSync(request.body) }, 'Content-Encoding', 'deflate'),
];

/** Flips, removes, doubles or adds a few bytes, or cuts off the end. */
function mutateBytes(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.byteLength + 1);
  const to = Math.min(bytes.byteLength, at + 1 + random.below(8));
  const before = bytes.subarray(0, at);
  const after = bytes.subarray(to);
  const change = random.pick([
    () => Buffer.from(bytes.subarray(at, to).map((byte) => byte ^ (1 << random.below(8)))),
    () => Buffer.alloc(0),
    () => Buffer.concat([bytes.subarray(at, to), bytes.subarray(at, to)]),
    () => Buffer.from(Array.from({ length: 1 + random.below(4) }, () => random.below(256))),
    () => Buffer.from(random.pick(hostileTexts)),
  ]);
  return random.oneIn(6) ? before : Buffer.concat([before, change(), after]);
}

const textOf = ({ body }: PlainRequest): string => body.toString('utf8');

const withText = (request: PlainRequest, text: string): PlainRequest => ({ ...request, body: Buffer.from(text) });

/** Replaces a value by a hostile one. */
function replaceValue(json: string, random: Random): string {
  const values = [...json.matchAll(/"(?:[^"\\]|\\.)*"(?!\s*:)|[\d.]+|true|false|null|\[[^[\]]*\]/g)];
  if (values.length === 0) return random.pick(hostileJson);
  const { index, 0: value } = random.pick(values);
  return json.slice(0, index) + random.pick(hostileJson) + json.slice(index + value.length);
}

/** Adds a hostile, unknown or duplicate field to one of the objects. */
function addField(json: string, random: Random): string {
  const objects = [...json.matchAll(/\{/g)];
  if (objects.length === 0) return `{${JSON.stringify(random.pick(fieldNames))}:${random.pick(hostileJson)}}`;
  const at = random.pick(objects).index + 1;
  const comma = /^\s*\}/.test(json.slice(at)) ? '' : ',';
  return `${json.slice(0, at)}${JSON.stringify(random.pick(fieldNames))}:${random.pick(hostileJson)}${comma}${json.slice(at)}`;
}

const tlsHello = Buffer.from('16030100c8010000c40303', 'hex');

/** Makes a request invalid or ambiguous HTTP. The connection is closed after it. */
export function corrupt(bytes: Buffer, random: Random): Buffer {
  const [head = '', ...rest] = bytes.toString('latin1').split('\r\n\r\n');
  const withLines = (...lines: string[]) =>
    Buffer.from([`${head}\r\n${lines.join('\r\n')}`, ...rest].join('\r\n\r\n'), 'latin1');
  const change = random.pick([
    () => mutateBytes(bytes, random),
    () => bytes.subarray(0, random.below(bytes.byteLength)),
    () => Buffer.from(Array.from({ length: 1 + random.below(2_000) }, () => random.below(256))),
    () => withLines('Transfer-Encoding: chunked'),
    () => withLines('Transfer-Encoding: chunked', 'Transfer-Encoding: identity'),
    () => withLines('Content-Length: 5', 'Content-Length: 6'),
    () => withLines('Content-Length: -1'),
    () => withLines('Content-Length: 99999999999999999999'),
    () => withLines('X-Folded: a', ' b'),
    () => withLines('X-Null: a\0b'),
    () => withLines('Host: other'),
    () => withLines(' : '),
    () => Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    () =>
      Buffer.from(
        bytes.toString('latin1').replace('HTTP/1.1', random.pick(['HTTP/0.9', 'HTTP/2.0', 'HTTP/9', ''])),
        'latin1',
      ),
    () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    () => Buffer.from('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'),
    () => Buffer.concat([tlsHello, bytes]),
    () => Buffer.concat([bytes, bytes, bytes.subarray(0, bytes.byteLength >> 1)]),
  ]);
  return change();
}
