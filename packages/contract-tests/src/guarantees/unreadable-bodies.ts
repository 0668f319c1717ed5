import { expect } from 'vitest';
import type { Route } from '../document/operations.ts';
import { rawBody } from '../requests/bodies.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { expectFailure } from '../requests/request.ts';

/** The levels of arrays and objects that a body may nest. */
const DEPTH_MAX = 32;

const BROKEN_JSON = [
  '',
  ' ',
  '{',
  '{"customers": [',
  "{'customers': []}",
  '{"a":1,}',
  '{"a":NaN}',
  '{} {}',
  'undefined',
  '01',
];

/** Text that is not JSON is refused, and the message says where it stops being so. */
export async function refusesMalformedJson(route: Route): Promise<void> {
  for (const text of BROKEN_JSON) {
    const failure = await refusalOf(route, text);
    expect(failure).toMatchObject({ code: 'malformed_json', issues: [] });
    expect(failure.message).toMatch(/^The body is not valid JSON: line \d+, column \d+$/);
  }
}

/** Bytes that are not UTF-8 are refused, rather than replaced. */
export async function refusesInvalidUtf8(route: Route): Promise<void> {
  const broken = Buffer.concat([Buffer.from('{"metadata":{"name":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}}')]);
  const alone = Buffer.from('{"metadata":{"name":"\xed\xa0\x80"}}', 'latin1');
  for (const bytes of [broken, alone]) {
    expect(await refusalOf(route, bytes)).toMatchObject({ code: 'invalid_encoding', issues: [] });
  }
}

/** Nesting is cut short before anything recursive sees it, however deep it goes. */
export async function refusesDeepNesting(route: Route): Promise<void> {
  for (const depth of [DEPTH_MAX + 1, 100_000]) {
    const text = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(await refusalOf(route, text)).toMatchObject({ code: 'nesting_too_deep', issues: [] });
  }
}

/** What nests exactly as deep as it may is read: it fails for what it is, not for how deep it is. */
export async function readsDeepestNesting(route: Route): Promise<void> {
  const text = `${'['.repeat(DEPTH_MAX)}${']'.repeat(DEPTH_MAX)}`;
  const complete = await completeRequest(route);
  await expectFailure(422, route, { ...complete, body: rawBody('application/json', text) });
}

async function refusalOf(route: Route, bytes: string | Buffer) {
  const complete = await completeRequest(route);
  return expectFailure(400, route, { ...complete, body: rawBody('application/json', bytes) });
}
