import type { Registry } from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import { compose } from '../../../src/compose.ts';
import { parseConfig } from '../../../src/config.ts';
import { collectPools, createMetrics } from '../../../src/metrics/metrics.ts';
import { describePool } from '../../../src/storage/postgres/connection/connection.ts';
import { openPostgresDatabase } from '../../../src/storage/postgres/open.ts';
import { emptyDatabase } from '../../support/open-postgres.ts';

const metrics = async (registry: Registry) =>
  [...(await registry.metrics()).matchAll(/^rollcall_database_pool_(\S+) (\d+)$/gm)].map(
    ([, name, value]) => `${name} ${value}`,
  );

test('the metrics have the connections of the pool, those in use, and the calls that wait for one', async () => {
  const opened = await openPostgresDatabase({ url: await emptyDatabase(), poolMax: 2, onConnectionLost: () => {} });
  onTestFinished(() => opened.close());
  const { registry, ...others } = createMetrics();
  collectPools({ registry, ...others }, [describePool('main', opened.pool)]);
  const [one, two] = [await opened.pool.connect(), await opened.pool.connect()];
  const waiting = opened.pool.connect();
  const busy = ['connections_max{pool="main"} 2', 'connections{pool="main"} 2'];
  expect(await metrics(registry)).toEqual([...busy, 'connections_in_use{pool="main"} 2', 'waiting{pool="main"} 1']);
  one.release();
  (await waiting).release();
  two.release();
  expect(await metrics(registry)).toEqual([...busy, 'connections_in_use{pool="main"} 0', 'waiting{pool="main"} 0']);
});

test('a server on PostgreSQL has the metrics of its pools, of which that for slow reads is half as large', async () => {
  const environment = { DATABASE_URL: await emptyDatabase(), DATABASE_POOL_MAX: '3', LOG_LEVEL: 'silent' };
  const { services, close } = await compose(parseConfig(environment));
  onTestFinished(close);
  const found = await metrics(services.metrics.registry);
  expect(found).toEqual(expect.arrayContaining(['connections_max{pool="main"} 3', 'connections_max{pool="reads"} 2']));
  expect(found).toHaveLength(8);
});

test('two pools have the same metrics, distinguished by their names', async () => {
  const { registry, ...others } = createMetrics();
  const pool = (name: string, open: number) => ({ name, state: () => ({ max: 8, open, inUse: 1, waiting: 0 }) });
  collectPools({ registry, ...others }, [pool('main', 4), pool('reads', 2)]);
  const found = await metrics(registry);
  expect(found).toHaveLength(8);
  expect(found).toEqual(expect.arrayContaining(['connections{pool="main"} 4', 'connections{pool="reads"} 2']));
});
