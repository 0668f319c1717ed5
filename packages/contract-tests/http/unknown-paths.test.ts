import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/cases.ts';
import { documentedPaths } from '../src/document/paths.ts';
import { jsonIfAny } from '../src/exchange/answer.ts';
import { askOutside } from '../src/exchange/ask-outside.ts';

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
      const answer = await askOutside(method, url);
      expect(answer.status).toBe(404);
      expect(jsonIfAny(answer)).toMatchObject({ code: 'route_not_found', issues: [] });
    }
  });
});
