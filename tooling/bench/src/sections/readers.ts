import { setTimeout } from 'node:timers/promises';
import type { ServerProcess } from '@rollcall/test-environment';
import { fillPostgres } from '../databases/fill-postgres.ts';
import { postgres } from '../databases/postgres.ts';
import { alternate, type Progress } from '../measuring/alternate.ts';
import type { BenchmarkConfig } from '../measuring/config.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { type Metrics, percentile, type Results } from '../measuring/results.ts';
import { RollcallReader, rollcallHeaders, startRollcall } from '../measuring/rollcall-server.ts';

const readersAtOnce = 10;
const getEveryMs = 20;

/** The reads of ten callers at the same time, with a name for the report. */
const reads: readonly { readonly name: string; readonly path?: (size: number) => string }[] = [
  { name: 'alone' },
  { name: 'beside 10 searches for 2 letters', path: () => '/customers?search_term=zz' },
  { name: 'beside 10 searches for a text that all have', path: () => '/customers?search_term=example' },
  { name: 'beside 10 pages past the end', path: () => '/customers?page=1000000000' },
  { name: 'beside 10 pages in the middle', path: (size) => `/customers?page=${Math.floor(size / 50)}` },
];

/** How long one caller waits for a customer while others read from the same large tenant. */
export async function measureReaders(
  environment: BenchEnvironment,
  { readers: { size, forMs }, rounds }: BenchmarkConfig,
  results: Results,
  progress: Progress,
): Promise<void> {
  const database = await postgres.create(environment);
  // Creates the tables.
  await (await startRollcall(environment, database.url)).stop();
  progress(`PostgreSQL: filling in ${size.toLocaleString('en')} customers`);
  await fillPostgres(database.url, size);
  const server = await startRollcall(environment, database.url);
  const contenders = reads.map(({ name, path }) => ({
    name: `get by key of ${size.toLocaleString('en')}, PostgreSQL, ${name}`,
    measure: () => measureGets(server, size, forMs, path?.(size)),
  }));
  await alternate(contenders, rounds, results, progress);
  await server.stop();
  await database.drop();
}

async function measureGets(server: ServerProcess, size: number, forMs: number, path?: string): Promise<Metrics> {
  const endsAt = performance.now() + forMs;
  const readers =
    path === undefined ? [] : Array.from({ length: readersAtOnce }, () => readUntil(server, path, endsAt));
  const reader = new RollcallReader(server);
  const times: number[] = [];
  while (performance.now() < endsAt) {
    const startedAt = performance.now();
    await reader.readText(`/customers/cus_${String(1 + Math.floor(Math.random() * size)).padStart(9, '0')}`);
    times.push(performance.now() - startedAt);
    await setTimeout(getEveryMs);
  }
  await reader.close();
  await Promise.all(readers);
  return { p50: percentile(times, 50), p99: percentile(times, 99) };
}

/** Some of these reads may be refused. @throws Error for any other failure. */
async function readUntil({ url }: ServerProcess, path: string, endsAt: number): Promise<void> {
  while (performance.now() < endsAt) {
    const answer = await fetch(`${url}${path}`, { headers: rollcallHeaders });
    await answer.text();
    if (![200, 422, 503].includes(answer.status)) throw new Error(`${path} was answered with ${answer.status}`);
  }
}
