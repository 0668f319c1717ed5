import { expect, it } from 'vitest';
import { hasJsonBody, routesDeclaring } from '../src/document/generic-responses.ts';
import type { Route } from '../src/document/operations.ts';
import { rawBody } from '../src/requests/bodies.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectFailure, urlOf } from '../src/requests/request.ts';

/** Truncated, not hexadecimal, or not UTF-8. */
const MALFORMED_ENCODINGS = ['%', '%4', '%zz', '%FF', '%C3%28', '%ED%A0%80'];

/** The deepest nesting of arrays and objects in a body is 32. */
const TOO_DEEP = [33, 100_000];

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

/** A body with a name twice in one object, and the path to it. The values do not matter, nor how the name is written. */
const REPEATED_NAMES = [
  { text: '{"a":1,"a":1}', name: 'a' },
  { text: '{"a":1,"b":2,"\\u0061":null}', name: 'a' },
  { text: '{"customer_key":"a","customer_key":"b"}', name: 'customer_key' },
  { text: '{"metadata":{"__proto__":1,"__proto__":2}}', name: 'metadata.__proto__' },
  { text: '{"customers":[{},{"metadata":{"list":[0,{"":1,"":2}]}}]}', name: 'customers.1.metadata.list.1.' },
  { text: '[{"a":{"b":1}},{"a":{"b":1,"c":[],"b":{}}}]', name: '1.a.b' },
  { text: '{"a":[1e400],"a":null}', name: 'a' },
];

it.each(routesDeclaring(400))('$method $path rejects a query with a malformed percent-encoding', async (route) => {
  for (const value of MALFORMED_ENCODINGS) {
    const complete = await completeRequest(route);
    const [path] = urlOf(route, complete).split('?');
    const failure = await expectFailure(400, route, { ...complete, url: `${path}?search_term=${value}` });
    expect(failure).toMatchObject({ code: 'malformed_url', issues: [] });
  }
});

it.each(routesDeclaring(400, ({ path }) => path.includes('{')))(
  '$method $path rejects a path with a malformed percent-encoding',
  async (route) => {
    for (const encoding of MALFORMED_ENCODINGS) {
      const url = route.path.replace(/\{\w+\}/, `key_${encoding}`);
      const failure = await expectFailure(400, route, { ...(await completeRequest(route)), url });
      expect(failure).toMatchObject({ code: 'malformed_url', issues: [] });
    }
  },
);

it.each(routesDeclaring(400, hasJsonBody))(
  '$method $path rejects a body that is not JSON and names the line and column',
  async (route) => {
    for (const text of BROKEN_JSON) {
      const failure = await failureWith(route, text);
      expect(failure).toMatchObject({ code: 'malformed_json', issues: [] });
      expect(failure.message).toMatch(/^The body is not valid JSON: line \d+, column \d+$/);
    }
  },
);

it.each(routesDeclaring(400, hasJsonBody))(
  '$method $path rejects a body with an object that has a name twice, and names the place of the second one',
  async (route) => {
    for (const { text, name } of REPEATED_NAMES) {
      const failure = await failureWith(route, `\n ${text}`);
      expect(failure).toMatchObject({ code: 'malformed_json', issues: [] });
      expect(failure.message).toMatch(/^The body has the name .* twice: line 2, column \d+$/);
      expect(failure.message).toContain(`the name ${name} twice`);
    }
  },
);

it.each(routesDeclaring(400, hasJsonBody))('$method $path rejects a body that is not UTF-8', async (route) => {
  const truncated = Buffer.from('{"metadata":{"name":"\xc3\x28"}}', 'latin1');
  const surrogate = Buffer.from('{"metadata":{"name":"\xed\xa0\x80"}}', 'latin1');
  for (const bytes of [truncated, surrogate]) {
    expect(await failureWith(route, bytes)).toMatchObject({ code: 'invalid_encoding', issues: [] });
  }
});

it.each(routesDeclaring(400, hasJsonBody))('$method $path rejects a body that nests too deeply', async (route) => {
  for (const depth of TOO_DEEP) {
    const text = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(await failureWith(route, text)).toMatchObject({ code: 'nesting_too_deep', issues: [] });
  }
});

async function failureWith(route: Route, bytes: string | Buffer) {
  return expectFailure(400, route, { ...(await completeRequest(route)), body: rawBody('application/json', bytes) });
}
