import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../src/index.ts';
import { toQueryString } from '../../src/internal/query.ts';

const sent: [object, string][] = [
  [{}, ''],
  [{ page: 1 }, 'page=1'],
  [{ page: undefined, per_page: null, search_term: '' }, 'search_term='],
  [{ search_term: 'a&b=c d' }, 'search_term=a%26b%3Dc+d'],
  [{ flag: false }, 'flag=false'],
];

const refused: [unknown, string][] = [
  [new Date(0), 'date_created must be a string, a number or a boolean, such as "2026-11-23" for a day'],
  [['a'], 'date_created must be a string, a number or a boolean'],
  [{}, 'date_created must be a string, a number or a boolean'],
];

describe('toQueryString', () => {
  it.each(sent)('writes %j as %j', (given, want) => {
    expect(toQueryString(given)).toBe(want);
  });

  it.each(refused)('refuses %j and does not drop it', (given, want) => {
    expect(() => toQueryString({ date_created: given })).toThrow(new ArgumentError(want));
  });
});
