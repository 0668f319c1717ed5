import { deflateSync, gzipSync } from 'node:zlib';
import type { Random } from '../random.ts';
import { fieldNames, hostileJson, hostileTexts } from './hostile-values.ts';
import type { PlainRequest } from './plain-request.ts';
import { withHeader } from './plain-request.ts';

type Mutate = (request: PlainRequest, random: Random) => PlainRequest;

/** Ways to make a body wrong. */
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

/** Turns, removes, doubles or adds a few bytes, or cuts the end off. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
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

/** Puts something hostile in the place of a value. */
function replaceValue(json: string, random: Random): string {
  const values = [...json.matchAll(/"(?:[^"\\]|\\.)*"(?!\s*:)|[\d.]+|true|false|null|\[[^[\]]*\]/g)];
  if (values.length === 0) return random.pick(hostileJson);
  const { index, 0: value } = random.pick(values);
  return json.slice(0, index) + random.pick(hostileJson) + json.slice(index + value.length);
}

/** Adds a field, hostile, unknown or given twice, to one of the objects. */
function addField(json: string, random: Random): string {
  const objects = [...json.matchAll(/\{/g)];
  if (objects.length === 0) return `{${JSON.stringify(random.pick(fieldNames))}:${random.pick(hostileJson)}}`;
  const at = random.pick(objects).index + 1;
  const comma = /^\s*\}/.test(json.slice(at)) ? '' : ',';
  return `${json.slice(0, at)}${JSON.stringify(random.pick(fieldNames))}:${random.pick(hostileJson)}${comma}${json.slice(at)}`;
}
