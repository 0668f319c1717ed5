import { parseDatabaseUrl } from '../config.ts';
import { StartError } from '../core/errors.ts';
import { type CopyProgress, copyDatabase } from '../storage/copy/copy-database.ts';
import type { CopySource, CopyTarget } from '../storage/copy/copy-end.ts';
import type { TenantCounts } from '../storage/copy/counts.ts';
import { readConnectionUrl } from '../storage/postgres/connection/address/connection-url.ts';
import { isSourceOf, openPostgresSource, openPostgresTarget } from '../storage/postgres/copy-ends.ts';
import { isSameFile, openSqliteSource, openSqliteTarget } from '../storage/sqlite/copy-ends.ts';
import type { CommandOf } from './parse-command.ts';
import { type Columns, formatTable } from './table.ts';

/**
 * `rollcall-server copy`: copies a database to another one. Standard error shows the progress, standard output the counts
 * of each tenant.
 *
 * @throws StartError if a database cannot be used, or if the target has other rows than the source.
 */
export async function copy({ from, to }: CommandOf<'copy'>): Promise<void> {
  const [fromDatabase, toDatabase] = [parseUrl(from, '--from'), parseUrl(to, '--to')];
  const source = await openSource(fromDatabase);
  try {
    await assertDifferent(source, fromDatabase, toDatabase);
    const target = await openTarget(toDatabase);
    try {
      const counts = await copyDatabase(source, target, showProgress());
      process.stdout.write(formatResult(source, target, counts));
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

type Database = ReturnType<typeof parseDatabaseUrl>;

function parseUrl(url: string, option: string): Database {
  const database = parseDatabaseUrl(url, option);
  try {
    if (database.kind === 'postgres') readConnectionUrl(database.url);
  } catch (error) {
    // The sentences name the setting that the server has its URL from.
    throw new StartError((error as Error).message.replaceAll('DATABASE_URL', option), { cause: error });
  }
  return database;
}

function openSource(database: Database): Promise<CopySource> {
  return database.kind === 'sqlite' ? openSqliteSource(database.file) : openPostgresSource(database.url);
}

function openTarget(database: Database): Promise<CopyTarget> {
  return database.kind === 'sqlite' ? openSqliteTarget(database.file) : openPostgresTarget(database.url);
}

async function assertDifferent(source: CopySource, from: Database, to: Database): Promise<void> {
  const isSame =
    to.kind === 'sqlite'
      ? from.kind === 'sqlite' && (await isSameFile(from.file, to.file))
      : from.kind === 'postgres' && (await isSourceOf(source, to.url));
  if (isSame) throw new StartError(`--from and --to are the same: the ${source.name}.`);
}

const betweenLinesMs = 1_000;

/** One line when a table begins, then at most one per second. */
function showProgress(): (progress: CopyProgress) => void {
  let subject = '';
  let nextAt = 0;
  return ({ step, table, done, total }) => {
    const isNew = subject !== `${step} ${table.name}`;
    if (!isNew && performance.now() < nextAt) return;
    subject = `${step} ${table.name}`;
    nextAt = performance.now() + betweenLinesMs;
    process.stderr.write(`${verbs[step]} ${done} of ${total} ${table.noun}s.\n`);
  };
}

const verbs = { compared: 'Compared', copied: 'Copied' };

const columns: Columns<TenantCounts> = {
  TENANT: ({ tenant }) => tenant,
  CUSTOMERS: ({ customers }) => String(customers),
  ARCHIVED: ({ archived }) => String(archived),
  'STORED ANSWERS': ({ answers }) => String(answers),
  KEYS: ({ keys }) => String(keys),
  ENDPOINTS: ({ webhooks }) => String(webhooks.webhook_endpoints),
  DELIVERIES: ({ webhooks }) => String(webhooks.webhook_deliveries),
};

function formatResult(source: CopySource, target: CopyTarget, counts: ReadonlyMap<string, TenantCounts>): string {
  const byName = [...counts.values()].toSorted((one, other) => (one.tenant < other.tenant ? -1 : 1));
  return `${formatTable(columns, byName)}The ${target.name} has the same rows as the ${source.name}.\n`;
}
