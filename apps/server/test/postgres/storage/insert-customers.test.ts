import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binaryTextArray } from '../../../src/storage/postgres/customers/insert-customers.ts';
import { connectTo, useDatabase } from '../../support/open-postgres.ts';

const database = useDatabase();

const texts = fc.array(fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')));

test('PostgreSQL reads a binary array with exactly the texts that were written', async () => {
  const client = await connectTo(database.url);
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const { rows } = await client.query('select $1::text[] as read', [binaryTextArray(given, 'TEXT')]);
      expect(rows).toEqual([{ read: given }]);
    }),
  );
});

test('PostgreSQL reads a binary array of JSON exactly as it was written', async () => {
  const client = await connectTo(database.url);
  const given = ['{"b": 1,  "a": "\u00e9"}', '1.10', '"\\u00e9"'];
  const { rows } = await client.query('select $1::json[]::text[] as read', [binaryTextArray(given, 'JSON')]);
  expect(rows).toEqual([{ read: given }]);
});
