import { expect, test } from 'vitest';
import { SafeLibsqlDatabase } from '../../../src/storage/sqlite/worker/libsql.ts';

test.each([
  { given: true, want: 1 },
  { given: false, want: 0 },
  { given: null, want: null },
  { given: 1_795_000_000_000, want: 1_795_000_000_000 },
  { given: 'Émile 😀', want: 'Émile 😀' },
])('the value $given is bound as $want', ({ given, want }) => {
  const database = new SafeLibsqlDatabase(':memory:');
  expect(database.prepare('select ? as value').all([given])).toEqual([{ value: want }]);
});

test('a text with U+0000 is rejected, because the driver would cut it', () => {
  const statement = new SafeLibsqlDatabase(':memory:').prepare('select ? as value');
  expect(() => statement.all(['a\0b'])).toThrow(TypeError);
});

test('a statement that runs again is not prepared again', () => {
  const database = new SafeLibsqlDatabase(':memory:');
  const statement = database.prepare('select 1');
  expect(database.prepare('select 1')).toBe(statement);
});

test('the cache of prepared statements is bounded and drops the least recently used one first', () => {
  const database = new SafeLibsqlDatabase(':memory:');
  const hot = database.prepare('select 0');
  const cold = database.prepare('select 1');
  for (let n = 2; n < 400; n += 1) {
    database.prepare(`select ${n}`);
    database.prepare('select 0');
  }
  expect(database.prepare('select 0')).toBe(hot);
  expect(database.prepare('select 1')).not.toBe(cold);
});
