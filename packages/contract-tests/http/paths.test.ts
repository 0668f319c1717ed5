import { METHODS } from 'node:http';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { type DocumentedPath, documentedPaths, routeOf } from '../src/document/operations.ts';
import { type HttpResponse, parseJson, tryParseJson } from '../src/oracle/response.ts';
import { requestOperation } from '../src/requests/request.ts';
import { requestOutside } from '../src/requests/request-outside.ts';
import { target } from '../src/target/target.ts';

const NEIGHBOURS = documentedPaths.flatMap(({ template, url }) => [
  { what: `${template} with a slash at the end`, url: `${url}/` },
  { what: `${template} with a capital letter`, url: url.replace(/\/\w/, (start) => start.toUpperCase()) },
  { what: `${template} with two slashes`, url: `/${url}` },
  { what: `${template} below another path`, url: `/v2${url}` },
]);

it.each([
  ...cases('neighbours of paths', NEIGHBOURS),
  { what: 'an empty path', url: '' },
  { what: 'a slash', url: '/' },
  { what: 'another resource', url: '/invoices' },
  { what: 'something below a customer', url: '/customers/key/invoices' },
  { what: 'an archive with a capital letter', url: '/customers/key/Archive' },
  { what: 'an empty key', url: '/customers//archive' },
  { what: 'a path with ..', url: '/customers/../customers' },
  { what: 'a file', url: '/index.html' },
])('answers 404 to a path that the document does not declare: $what', async ({ url }) => {
  for (const method of ['GET', 'POST', 'DELETE']) {
    const response = await requestOutside(method, url);
    expect(response.status).toBe(404);
    expect(tryParseJson(response)).toMatchObject({ code: 'route_not_found', issues: [] });
  }
});

it.each(cases('paths', documentedPaths))('names the base path in the 404 of $url outside of it', async ({ url }) => {
  const { origin, pathname } = new URL(target.baseUrl);
  // The second one is where a client ends that resolves the path against a base URL without a slash at its end.
  for (const address of [`${origin}${url}`, new URL(url.slice(1), target.baseUrl)]) {
    const response = await fetch(address);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      code: 'route_not_found',
      message: expect.stringContaining(`below ${pathname}`),
    });
  }
});

const getCustomer = routeOf('getCustomer');
const words = documentedPaths
  .map(({ template }) => /^\/customers\/(?<word>[\w-]+)$/.exec(template)?.groups?.word)
  .filter((word) => word !== undefined);

it.each(cases('paths that are also keys', words))('GET /customers/%s reads the last segment as a key', async (word) => {
  const response = await requestOperation(getCustomer, { path: { customer_key: word } });
  if (response.status === 200) expect(parseJson(response)).toMatchObject({ data: { customer_key: word } });
  else expect(parseJson(response)).toMatchObject({ code: 'customer_not_found' });
});

// CONNECT has no path, so it never reaches a route.
const ROUTABLE = METHODS.filter((method) => method !== 'CONNECT');

describe.each(cases('paths', documentedPaths))('$template', (path) => {
  it.each(undeclaredMethodsOf(path))(
    'answers 405 to %s and lists exactly the declared methods in Allow',
    async (method) => {
      const response = await requestOutside(method, path.url);
      expect(response.status).toBe(405);
      expect(allowedBy(response)).toEqual(path.methods);
      if (method !== 'HEAD') expect(tryParseJson(response)).toMatchObject({ code: 'method_not_allowed' });
    },
  );

  it('answers OPTIONS with exactly the declared methods in Allow', async () => {
    const response = await requestOutside('OPTIONS', path.url);
    expect(response.status).toBe(204);
    expect(allowedBy(response)).toEqual(path.methods);
  });
});

function undeclaredMethodsOf({ methods }: DocumentedPath): string[] {
  return cases(
    'undeclared methods',
    ROUTABLE.filter((method) => !methods.includes(method)),
  );
}

function allowedBy({ headers }: HttpResponse): string[] | undefined {
  return headers.get('allow')?.split(', ').sort();
}
