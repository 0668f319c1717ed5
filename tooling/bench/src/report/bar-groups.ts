import { postgresDriverName } from '../baselines/postgres-driver.ts';
import { sqliteDriverName } from '../baselines/sqlite-driver.ts';
import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import { directus } from '../peers/directus.ts';
import { parseServer } from '../peers/parse-server.ts';
import { peerName } from '../peers/peer-contenders.ts';
import { prism } from '../peers/prism.ts';
import { rollcallBulkName } from '../sections/bulk.ts';
import { documentRows, fieldRows } from '../work/rows.ts';
import type { Bar, BarGroup } from './plot.ts';

const ours = (contender: string): Bar => ({ label: 'Rollcall, over HTTP', contender, ours: true });
const other = (label: string, contender: string): Bar => ({ label, contender, ours: false });

/** The groups of the plot: ours beside the limit of each database and beside similar servers. */
export const barGroups: readonly BarGroup[] = [
  {
    title: 'SQLite, 16 connections: customers per second, durable',
    bars: [
      ours(rollcallBulkName(sqlite, 16)),
      other('bare driver, a column per field', sqliteDriverName(fieldRows, 1)),
      other('the same, 16 batches per commit', sqliteDriverName(fieldRows, 16)),
      other('bare driver, our row', sqliteDriverName(documentRows, 1)),
      other('the same, 16 batches per commit', sqliteDriverName(documentRows, 16)),
      other(prism.name, peerName(prism, undefined)),
    ],
  },
  {
    title: 'PostgreSQL, 16 connections',
    bars: [
      ours(rollcallBulkName(postgres, 16)),
      other('bare driver, a column per field', postgresDriverName(fieldRows, 16)),
      other('bare driver, our row', postgresDriverName(documentRows, 16)),
    ],
  },
  {
    title: 'SQLite, 4 connections',
    bars: [ours(rollcallBulkName(sqlite, 4)), other(directus.name, peerName(directus, sqlite))],
  },
  {
    title: 'PostgreSQL, 4 connections',
    bars: [
      ours(rollcallBulkName(postgres, 4)),
      other(parseServer.name, peerName(parseServer, postgres)),
      other(directus.name, peerName(directus, postgres)),
    ],
  },
];
