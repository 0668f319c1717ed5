import { expect, it } from 'vitest';
import { comparable, withUniqueIds } from '../src/examples/unique-ids.ts';

const ID = '019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b';

it('tags keys and email addresses, and removes the tag for comparison', () => {
  const example = { customer_key: 'jane_doe_001', primary_email: 'jane@example.com', first_name: 'Jane' };
  const copy = { customer_key: 'jane_doe_001_t1', primary_email: 'jane.t1@example.com', first_name: 'Jane' };
  expect(withUniqueIds(example, 't1')).toEqual(copy);
  expect(comparable(JSON.stringify(copy), 't1')).toEqual(example);
});

it('replaces timestamps, but not days, by a placeholder', () => {
  expect(comparable('{"created_at":"2026-11-23T09:30:00.000Z","date_of_birth":"2026-11-23"}')).toEqual({
    created_at: '<time>',
    date_of_birth: '2026-11-23',
  });
});

it('replaces ids by numbered placeholders, so that equal ids stay equal', () => {
  const other = ID.replace('a', 'b');
  expect(comparable(JSON.stringify([ID, other, ID]))).toEqual(['<id 1>', '<id 2>', '<id 1>']);
});
