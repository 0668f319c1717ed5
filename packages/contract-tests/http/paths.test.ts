import { METHODS } from 'node:http';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { type DocumentedPath, documentedPaths, routeOf } from '../src/document/operations.ts';
import { type HttpResponse, parseJson, tryParseJson } from '../src/oracle/response.ts';
import { requestOperation } from '../src/requests/request.ts';
import { requestOutside } from '../src/requests/request-outside.ts';

const NEIGHBOURS = documentedPaths.flatMap(({ template, url }) => [
  { what: `${template} with a slash at its end`, url: `${url}/` },
  { what: `${template} in other letters`, url: url.replace('customers', 'Customers') },
  { what: `${template} with two slashes`, url: url.replace('/customers', '//customers') },
  { what: `${template} below something else`, url: `/v2${url}` },
]);

describe('a path that the document does not have', () => {
  it.each([
    ...cases('neighbours of paths', NEIGHBOURS),
    { what: 'nothing', url: '' },
    { what: 'a slash', url: '/' },
    { what: 'another resource', url: '/invoices' },
    { what: 'something below a customer', url: '/customers/key/invoices' },
    { what: 'an archive in other letters', url: '/customers/key/Archive' },
    { what: 'an empty key', url: '/customers//archive' },
    { what: 'a path that climbs', url: '/customers/../customers' },
    { what: 'a file', url: '/index.html' },
  ])('is answered with 404: $what', async ({ url }) => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const response = await requestOutside(method, url);
      expect(response.status).toBe(404);
      expect(tryParseJson(response)).toMatchObject({ code: 'route_not_found', issues: [] });
    }
  });
});

const getCustomer = routeOf('getCustomer');
const words = documentedPaths
  .map(({ template }) => /^\/customers\/(?<word>[\w-]+)$/.exec(template)?.groups?.word)
  .filter((word) => word !== undefined);

describe.each(cases('paths that are also keys', words))('the key %s', (word) => {
  it('can be that of a customer, though the path has an operation of its own', async () => {
    const response = await requestOperation(getCustomer, { path: { customer_key: word } });
    if (response.status === 200) expect(parseJson(response)).toMatchObject({ data: { customer_key: word } });
    else expect(parseJson(response)).toMatchObject({ code: 'customer_not_found' });
  });
});

// CONNECT names an authority and no path, so it never gets as far as a route.
const ROUTABLE = METHODS.filter((method) => method !== 'CONNECT');

describe.each(cases('paths', documentedPaths))('$template', (path) => {
  it.each(undeclaredMethodsOf(path))(
    'refuses %s with 405, and allows exactly the methods that it has',
    async (method) => {
      const response = await requestOutside(method, path.url);
      expect(response.status).toBe(405);
      expect(allowedBy(response)).toEqual(path.methods);
      if (method !== 'HEAD') expect(tryParseJson(response)).toMatchObject({ code: 'method_not_allowed' });
    },
  );

  it('answers OPTIONS with exactly the methods that it has', async () => {
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
