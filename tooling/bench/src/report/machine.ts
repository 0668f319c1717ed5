import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { withSqlite } from '../databases/sqlite.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { type Spread, spread } from '../measuring/results.ts';
import { formatNumber } from './format.ts';

/** Describes the machine of the run, one line per fact. */
export async function describeMachine(environment: BenchEnvironment): Promise<readonly string[]> {
  const folder = await environment.newFolder();
  const sync = syncTimes(join(folder, 'sync'));
  const sqliteVersion = await withSqlite(join(folder, 'version.db'), (connection) =>
    connection.prepare('select sqlite_version() as version').get(),
  );
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), shared by client, server and database`,
    `${formatNumber(totalmem() / 1e9)} GB of memory, ${platform()} ${release()}, ${await fileSystemOf(folder)}`,
    `writing 8 KiB to the disk (fdatasync): ${formatNumber(sync.median)} ms, ${formatNumber(sync.min)} to ${formatNumber(sync.max)}`,
    `load average at the beginning: ${formatNumber(loadavg()[0] ?? 0)}`,
    `Node ${process.version}, SQLite ${(sqliteVersion as { version: string }).version} (libsql), PostgreSQL: ${environment.postgres.description}`,
  ];
}

const syncsMeasured = 100;

/** Measures flushes: if they do not reach a disk, durability costs nothing and comparing databases says little. */
function syncTimes(file: string): Spread {
  const descriptor = openSync(file, 'w');
  const block = Buffer.alloc(8192, 1);
  const times = Array.from({ length: syncsMeasured }, () => {
    const startedAt = performance.now();
    writeSync(descriptor, block);
    fdatasyncSync(descriptor);
    return performance.now() - startedAt;
  });
  closeSync(descriptor);
  return spread(times) as Spread;
}

/** @see https://man7.org/linux/man-pages/man2/statfs.2.html */
async function fileSystemOf(folder: string): Promise<string> {
  const names: Readonly<Record<number, string>> = {
    61267: 'ext4',
    16914836: 'tmpfs',
    1481003842: 'xfs',
    2435016766: 'btrfs',
  };
  const { type } = await statfs(folder);
  return `files on ${names[type] ?? `file system 0x${type.toString(16)}`}`;
}
