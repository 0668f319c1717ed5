import { METHODS } from 'node:http';
import { operations } from '@rollcall/contract';
import type { Random } from '../random.ts';
import { hostileTexts } from './hostile-values.ts';
import { type PlainRequest, withHeader } from './plain-request.ts';

type Mutate = (request: PlainRequest, random: Random) => PlainRequest;

/** Ways to make the URL, the method or a header wrong. */
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

/** A hostile text as it may stand in a URL. Lone surrogates have no UTF-8; they become the bytes of U+FFFD. */
function encodedText(random: Random): string {
  return encodeURIComponent(Buffer.from(random.pick(hostileTexts).slice(0, 3_000)).toString('utf8'));
}

/** A text as it may stand in a header, so that the request still ends where it ends. */
function wireText(text: string, lengthMax: number): string {
  return Buffer.from(text.replaceAll(/[\0\r\n]/g, ' '))
    .toString('latin1')
    .slice(0, lengthMax);
}
