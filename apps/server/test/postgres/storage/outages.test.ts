import { setTimeout } from 'node:timers/promises';
import { startPostgres } from '@rollcall/test-postgres';
import type { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { DomainError } from '../../../src/core/errors.ts';
import type { CustomerStore } from '../../../src/customers/customer-store.ts';
import type { Tables } from '../../../src/storage/sql/tables.ts';
import { recordOf } from '../../support/customer-records.ts';
import { killOtherConnections, storesOn, useDatabase } from '../../support/open-postgres.ts';
import { tenant } from '../../support/open-test-stores.ts';

const database = useDatabase();

const workers = 6;
// A client that is asked to try again waits too.
const pauseMs = 10;

/** Batches that are inserted during an outage, with the keys of their customers by outcome. */
class Load {
  readonly acknowledged: string[] = [];
  readonly refused: string[] = [];
  readonly errors: unknown[] = [];
  #isOver = false;
  readonly #customers: CustomerStore;

  constructor(customers: CustomerStore) {
    this.#customers = customers;
  }

  /** Writes continuously during the outage, and afterwards until each worker has inserted a batch. */
  async during(outage: () => Promise<void>): Promise<void> {
    const work = Array.from({ length: workers }, (_, worker) => this.#write(worker));
    await outage();
    this.#isOver = true;
    await Promise.all(work);
  }

  async #write(worker: number): Promise<void> {
    for (let n = 0; ; n += 1) {
      const keys = Array.from({ length: 20 }, (_, index) => `${worker}-${n}-${index}`);
      const isLast = this.#isOver;
      try {
        await this.#customers.insertMany(
          tenant,
          keys.map((key) => recordOf(key)),
        );
        this.acknowledged.push(...keys);
        if (isLast) return;
      } catch (error) {
        this.refused.push(...keys);
        this.errors.push(error);
        await setTimeout(pauseMs);
      }
    }
  }
}

/** Expects that everything acknowledged is stored, and nothing else. */
async function expectHonestOutcomes(load: Load, db: Kysely<Tables>): Promise<void> {
  console.log(`${load.acknowledged.length} acknowledged, ${load.refused.length} refused`);
  const codes = load.errors.map((error) => (error as DomainError).code);
  expect(new Set(codes)).toEqual(new Set(['service_unavailable']));
  const rows = await db.selectFrom('customers').select('customer_key').execute();
  const stored = new Set(rows.map(({ customer_key }) => customer_key));
  expect(load.acknowledged.filter((key) => !stored.has(key))).toEqual([]);
  expect(load.refused.filter((key) => stored.has(key))).toEqual([]);
}

test('while connections are killed, the store keeps every acknowledged customer and no refused one', async () => {
  const { url } = database;
  const { customers, db } = await storesOn(url);
  const { db: killer } = await storesOn(url);
  const load = new Load(customers);
  await load.during(async () => {
    for (let kill = 0; kill < 20; kill += 1) {
      await killOtherConnections(killer);
      await setTimeout(pauseMs);
    }
  });
  await expectHonestOutcomes(load, db);
});

test.each(['immediate', 'fast'] as const)(
  'while the server restarts (%s), the store keeps every acknowledged customer and no refused one',
  async (mode) => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    if (!server.restart) return console.log('skipped: the server of TEST_DATABASE_URL is not ours to restart');
    const { customers, db } = await storesOn(server.url);
    const load = new Load(customers);
    await load.during(async () => {
      await server.restart?.(mode);
    });
    await expectHonestOutcomes(load, db);
  },
  60_000,
);
