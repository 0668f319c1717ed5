import { expect, it } from 'vitest';
import { cases } from '../../src/document/document.ts';

it('returns all cases that it finds', () => {
  expect(cases('letters', new Set(['a', 'b']))).toEqual(['a', 'b']);
});

it('throws if there is no case to check', () => {
  expect(() => cases('links', [])).toThrow('There are no links to check');
});
