import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import * as csv from '../src/csv.ts';
import * as contract from '../src/index.ts';
import * as schemas from '../src/schemas.ts';
import { evaluate } from './support/evaluate.ts';

const modules = {
  '@rollcall/contract': contract,
  '@rollcall/contract/csv': csv,
  '@rollcall/contract/schemas': schemas,
};
const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, source = '']) => source);

describe('the README', () => {
  test('has examples', () => expect(examples.length).toBeGreaterThanOrEqual(3));

  test.each(examples)('example %# prints what it says', (source) => {
    const lines: string[] = [];
    const log = (...values: unknown[]) => lines.push(values.join(' '));
    evaluate(source, modules, { ...console, log });
    expect(lines).toEqual([...source.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line));
  });
});
