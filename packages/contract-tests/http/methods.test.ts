import { METHODS } from 'node:http';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/cases.ts';
import { type DocumentedPath, documentedPaths } from '../src/document/paths.ts';
import { type Answer, jsonIfAny } from '../src/exchange/answer.ts';
import { askOutside } from '../src/exchange/ask-outside.ts';

// CONNECT names an authority and no path, so it never gets as far as a route.
const ROUTABLE = METHODS.filter((method) => method !== 'CONNECT');

describe.each(cases('paths', documentedPaths))('$template', (path) => {
  it.each(undeclaredMethodsOf(path))(
    'refuses %s with 405, and allows exactly the methods that it has',
    async (method) => {
      const answer = await askOutside(method, path.url);
      expect(answer.status).toBe(405);
      expect(allowedBy(answer)).toEqual(path.methods);
      if (method !== 'HEAD') expect(jsonIfAny(answer)).toMatchObject({ code: 'method_not_allowed' });
    },
  );

  it('answers OPTIONS with exactly the methods that it has', async () => {
    const answer = await askOutside('OPTIONS', path.url);
    expect(answer.status).toBe(204);
    expect(allowedBy(answer)).toEqual(path.methods);
  });
});

function undeclaredMethodsOf({ methods }: DocumentedPath): string[] {
  return cases(
    'undeclared methods',
    ROUTABLE.filter((method) => !methods.includes(method)),
  );
}

function allowedBy({ headers }: Answer): string[] | undefined {
  return headers.get('allow')?.split(', ').sort();
}
