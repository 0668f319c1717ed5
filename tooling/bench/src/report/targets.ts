import { postgresDriverName } from '../baselines/postgres-driver.ts';
import { sqliteDriverName } from '../baselines/sqlite-driver.ts';
import type { DatabaseKind } from '../databases/database.ts';
import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import { describeConnections } from '../measuring/bulk-client.ts';
import type { Results, Spread } from '../measuring/results.ts';
import { directus } from '../peers/directus.ts';
import { parseServer } from '../peers/parse-server.ts';
import { peerName } from '../peers/peer-contenders.ts';
import { prism } from '../peers/prism.ts';
import { rollcallBulkName } from '../sections/bulk.ts';
import { deepPageByCursor, firstPage, get, type ListQuery, rareSearch } from '../sections/list-queries.ts';
import { insertsIntoNoneName, listContenderName } from '../sections/lists.ts';
import { webhookRatios } from '../sections/webhooks.ts';
import { documentRows, fieldRows, type RowForm } from '../work/rows.ts';

/** A ratio or a metric and its target. */
export interface Target {
  readonly what: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** `undefined` if the run did not measure it. */
  readonly measure: (results: Results) => Spread | undefined;
}

const sqlite16 = rollcallBulkName(sqlite, 16);

/** @param sizes the numbers of stored customers that lists were measured with, in ascending order. */
export function targets(sizes: readonly number[]): readonly Target[] {
  return [...bulkTargets, ...webhookTargets, ...peerTargets, ...sizeTargets(sizes[0] ?? 0, sizes.at(-1) ?? 0)];
}

const bulkTargets: readonly Target[] = [
  { ...overSqliteDriver(16, fieldRows), atLeast: 1.6 },
  { ...overSqliteDriver(16, fieldRows, 16), atLeast: 0.9 },
  { ...overPostgresDriver(16, fieldRows), atLeast: 0.85 },
  { ...overSqliteDriver(1, fieldRows), atLeast: 0.75 },
  {
    what: 'p99 over p50 of a batch, SQLite, 16 connections',
    atMost: 1.5,
    measure: (results) => results.ratio(sqlite16, sqlite16, 'p99', 'p50'),
  },
  ...[sqlite, postgres].map((kind) => ({
    what: `event-loop delay under full load, p99 in ms, ${kind.name}`,
    atMost: 20,
    measure: (results: Results) => results.spread(rollcallBulkName(kind, 16), 'loopDelayP99'),
  })),
  ...(
    [
      [sqlite, 260],
      [postgres, 160],
    ] as const
  ).map(([kind, atMost]) => ({
    what: `memory under full load, MB RSS, ${kind.name}`,
    atMost,
    measure: (results: Results) => results.spread(rollcallBulkName(kind, 16), 'rssMax'),
  })),
];

const webhookTargets: readonly Target[] = webhookRatios.map(({ what, of, over, cpuAtMost }) => ({
  what: `CPU of a bulk create ${what}`,
  atMost: cpuAtMost,
  measure: (results) => results.ratio(of, over, 'batchCpuMs'),
}));

const overPeer = (kind: DatabaseKind, connections: number, peer: string, atLeast: number): Target => ({
  what: `bulk create, ${kind.name}, over ${peer}`,
  atLeast,
  measure: (results) => results.ratio(rollcallBulkName(kind, connections), peer, 'cps'),
});

const peerTargets: readonly Target[] = [
  overPeer(postgres, 4, peerName(directus, postgres), 20),
  overPeer(sqlite, 4, peerName(directus, sqlite), 25),
  overPeer(postgres, 4, peerName(parseServer, postgres), 13),
  overPeer(sqlite, 16, peerName(prism, undefined), 1),
];

function sizeTargets(few: number, many: number): readonly Target[] {
  const [fewText, manyText] = [few.toLocaleString('en'), many.toLocaleString('en')];
  const growth = (kind: DatabaseKind, query: ListQuery): Target => ({
    what: `${query.name} at ${manyText} customers over the same at ${fewText}, ${kind.name}`,
    atMost: 1.5,
    measure: (results) =>
      results.ratio(listContenderName(kind, query, many), listContenderName(kind, query, few), 'answer'),
  });
  const cursor = (kind: DatabaseKind): Target => ({
    what: `${deepPageByCursor.name} of ${manyText} customers over the first page, ${kind.name}`,
    atMost: 2,
    measure: (results) =>
      results.ratio(
        listContenderName(kind, deepPageByCursor, many),
        listContenderName(kind, firstPage, many),
        'answer',
      ),
  });
  return [
    {
      what: `inserts into ${manyText} customers over inserts into none, SQLite, 16 connections`,
      atLeast: 0.7,
      measure: (results) =>
        results.ratio(rollcallBulkName(sqlite, 16, { storedBefore: many }), insertsIntoNoneName(sqlite), 'cps'),
    },
    ...[sqlite, postgres].flatMap((kind) => [firstPage, get, rareSearch].map((query) => growth(kind, query))),
    ...[sqlite, postgres].map(cursor),
  ];
}

/** Ratios over a bare driver that writes rows laid out like ours. They have no targets. */
export const furtherRatios: readonly Target[] = [
  overSqliteDriver(16, documentRows),
  overSqliteDriver(16, documentRows, 16),
  overPostgresDriver(16, documentRows),
  overSqliteDriver(1, documentRows),
  overPostgresDriver(1, documentRows),
];

function overSqliteDriver(connections: number, form: RowForm, batchesPerCommit = 1): Target {
  const what =
    batchesPerCommit === 1
      ? `${bulkCreate(sqlite, connections)}, over the bare driver (${form.name}, a commit per batch)`
      : `the same over the bare driver with ${batchesPerCommit} batches per commit`;
  const driver = sqliteDriverName(form, batchesPerCommit);
  return { what, measure: (results) => results.ratio(rollcallBulkName(sqlite, connections), driver, 'cps') };
}

function overPostgresDriver(connections: number, form: RowForm): Target {
  const driver = postgresDriverName(form, connections);
  return {
    what: `${bulkCreate(postgres, connections)}, over the bare driver (${form.name})`,
    measure: (results) => results.ratio(rollcallBulkName(postgres, connections), driver, 'cps'),
  };
}

function bulkCreate({ name }: DatabaseKind, connections: number): string {
  return `bulk create, ${name}, ${describeConnections(connections)}`;
}
