import { expect, it } from 'vitest';
import { cases } from '../../src/document/document.ts';

it('hands on the cases that there are', () => {
  expect(cases('letters', new Set(['a', 'b']))).toEqual(['a', 'b']);
});

it('refuses to check nothing', () => {
  expect(() => cases('links', [])).toThrow('There are no links to check');
});
