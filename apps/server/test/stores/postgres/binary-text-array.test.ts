import fc from 'fast-check';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { binaryTextArray } from '../../../src/stores/postgres/binary-text-array.js';
import { useDatabase } from './open-database.js';

const database = useDatabase();

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

const texts = fc.array(fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')));

test('PostgreSQL reads the very texts that were written', async () => {
  const client = await connect();
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const { rows } = await client.query('select $1::text[] as read', [binaryTextArray(given, 'TEXT')]);
      expect(rows).toEqual([{ read: given }]);
    }),
  );
});

test('PostgreSQL reads JSON as it was written', async () => {
  const client = await connect();
  const given = ['{"b": 1,  "a": "\u00e9"}', '1.10', '"\\u00e9"'];
  const { rows } = await client.query('select $1::json[]::text[] as read', [binaryTextArray(given, 'JSON')]);
  expect(rows).toEqual([{ read: given }]);
});
