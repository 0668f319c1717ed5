import { version } from 'uuid';
import { expect, test } from 'vitest';
import { newId } from '../../../src/core/ids.ts';

// Many per millisecond, and more than the pool of random bytes holds.
const ids = Array.from({ length: 20_000 }, newId);

test('every id is a UUID of version 7', () => {
  expect(new Set(ids.map(version))).toEqual(new Set([7]));
});

test('every id sorts after all earlier ones', () => {
  expect(ids.toSorted()).toEqual(ids);
});

test('no two ids share their random part', () => {
  expect(new Set(ids.map((id) => id.slice(-12))).size).toBe(ids.length);
});
