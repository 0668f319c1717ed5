import { setTimeout } from 'node:timers/promises';
import { findProgram } from '@rollcall/test-postgres';
import { startBulkLoad } from '../src/client/bulk-load.ts';
import { Ledger } from '../src/client/ledger.ts';
import { postgresDatabase, synchronousPair } from '../src/databases/postgres.ts';
import { defineExperiment, type Experiment, type ExperimentEnvironment, wholeRun } from '../src/experiment.ts';
import { stopServer } from '../src/rollcall-server.ts';

interface Size {
  readonly rounds: number;
  /** From the loss of the primary until the promotion of the standby, as an operator or Patroni would need it. */
  readonly downMs: number;
}

interface Round {
  readonly ledger: Ledger;
  readonly lost: number;
  readonly duplicated: number;
  readonly rejectedYetStored: number;
  /** From the order to promote the standby until the first acknowledged write. */
  readonly recoveryMs: number;
}

/** The URL of the server names both hosts, the standby first, and no proxy is in between. */
export const lostPrimary: Experiment = defineExperiment<Size>({
  name: 'the primary of PostgreSQL killed under load, and its synchronous standby promoted',
  promise: 'The server finds the new primary by itself, which has every acknowledged customer; 503 had no effect.',
  sizes: { short: { rounds: 1, downMs: 500 }, full: { rounds: 10, downMs: 3_000 } },
  safeguards: [
    {
      name: 'a connection leads to the host that accepts writes',
      code: 'const { hosts = [], needsWrites = false } = this.#settings;',
      replacement: 'const [hosts, needsWrites] = [[], false];',
      breaks: wholeRun,
    },
  ],
  obstacle: async () =>
    (await findProgram('pg_basebackup')) === undefined ? 'there is no pg_basebackup beside the server' : undefined,
  run: async (environment, { rounds, downMs }) => {
    const done: Round[] = [];
    for (let round = 0; round < rounds; round += 1) done.push(await loseThePrimary(environment, downMs));
    const sum = (count: (round: Round) => number) => done.reduce((total, round) => total + count(round), 0);
    return [
      { name: 'primaries killed', value: rounds },
      { name: 'requests answered with 200', value: sum(({ ledger }) => ledger.succeeded) },
      { name: 'requests answered with 503', value: sum(({ ledger }) => ledger.rejected.length), atLeast: rounds },
      {
        name: 'requests answered otherwise',
        value: sum(({ ledger }) => ledger.failed - ledger.rejected.length),
        atMost: 0,
      },
      { name: 'customers acknowledged', value: sum(({ ledger }) => ledger.acknowledged.size), atLeast: 1 },
      { name: 'acknowledged customers lost', value: sum(({ lost }) => lost), atMost: 0 },
      {
        name: 'customers duplicated, or stored although rejected',
        value: sum(({ duplicated, rejectedYetStored }) => duplicated + rejectedYetStored),
        atMost: 0,
      },
      {
        name: 'slowest time from the promotion to a write',
        value: Math.max(...done.map(({ recoveryMs }) => recoveryMs)),
        unit: 'ms',
        atMost: 5_000,
      },
    ];
  },
});

async function loseThePrimary(environment: ExperimentEnvironment, downMs: number): Promise<Round> {
  const { primary, standby, url, stop } = await synchronousPair(environment);
  const server = await environment.startServer(postgresDatabase(url));
  const ledger = new Ledger();
  const load = startBulkLoad(server, { name: 'load', clients: 8, customersPerRequest: 20, record: ledger.record });
  let succeeded = 0;
  await load.until(({ answer }) => answer?.status === 200 && ++succeeded === 50);
  await primary.kill();
  await load.until(({ answer }) => answer?.status === 503);
  await setTimeout(downMs);
  const from = performance.now();
  const [{ endedAt }] = await Promise.all([load.until(({ answer }) => answer?.status === 200), standby.promote()]);
  await load.stop();
  const comparison = await ledger.compare(server);
  await stopServer(server);
  await stop();
  return { ledger, ...comparison, recoveryMs: endedAt - from };
}
