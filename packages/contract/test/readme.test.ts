import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
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

describe('README', () => {
  it('has at least three examples', () => expect(examples.length).toBeGreaterThanOrEqual(3));

  it.each(examples)('prints the values that its comments announce in example %#', (source) => {
    const lines: string[] = [];
    const log = (...values: unknown[]) => lines.push(values.join(' '));
    evaluate(source, modules, { ...console, log });
    expect(lines).toEqual([...source.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line));
  });
});
