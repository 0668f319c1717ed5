import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestDatabase } from '@rollcall/test-postgres';
import type {} from '@rollcall/test-postgres/global-setup';
import { parse } from 'csv-parse/sync';
import { expect, inject, onTestFinished, test } from 'vitest';
import { type GeneratedFile, generateCustomers } from '../support/generated-customers.ts';
import { newFolder, rollcall, startRollcall, untilDone } from '../support/rollcall.ts';
import { type Server, startServer } from '../support/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    extent: 'short' | 'full';
  }
}

const ROWS = { short: 2_000, full: 100_000 }[inject('extent')];
const MEMORY_MB_MAX = 150;

test.for(['SQLite', 'PostgreSQL'] as const)(
  'creates every valid row once and reports every invalid row, even if the import is killed twice (%s)',
  async (database) => {
    const server = await startOn(database);
    const folder = await newFolder();
    const file = generateCustomers(ROWS);
    await writeFile(join(folder, 'customers.csv'), file.csv);

    const figures = await importWithKills(server, folder, [ROWS / 4, ROWS / 2]);

    console.log(
      `${database}: ${ROWS} rows, killed twice: ${figures.rate} rows/s, peak memory ${figures.peakMb ?? '?'} MB`,
    );
    expect(figures.report).toMatchObject({
      complete: true,
      total: ROWS,
      created: file.good.size,
      failed: file.bad.size,
    });
    expect(await exportedKeys(server, folder)).toEqual([...file.good].sort());
    expect(await failedRows(folder)).toEqual(file.bad);
    await expect(access(join(folder, 'customers.csv.rollcall-journal'))).rejects.toThrow('ENOENT');
    if (figures.peakMb !== undefined) expect(figures.peakMb).toBeLessThan(MEMORY_MB_MAX);
  },
);

async function startOn(database: 'SQLite' | 'PostgreSQL'): Promise<Server> {
  if (database === 'SQLite') return started();
  const { url, drop } = await createTestDatabase(inject('postgresUrl'));
  onTestFinished(drop);
  return started(url);
}

async function started(url?: string): Promise<Server> {
  const server = await startServer(url);
  onTestFinished(() => server.stop());
  return server;
}

/** Runs the same command until it finishes, and kills it when so many rows are done. */
async function importWithKills(server: Server, folder: string, kills: readonly number[]) {
  const startedAt = performance.now();
  const peaks: (number | undefined)[] = [];
  const start = () => startRollcall(['import', 'customers.csv', '--json'], { server, cwd: folder });
  for (const rows of kills) {
    const run = start();
    const memory = watchMemory(run.child);
    await untilDone(rows, join(folder, 'customers.csv.rollcall-journal'), run);
    run.child.kill('SIGKILL');
    expect(await run.ended).toMatchObject({ exitCode: 'SIGKILL' });
    peaks.push(memory.peakMb());
  }
  const last = start();
  const memory = watchMemory(last.child);
  const { exitCode, stdout } = await last.ended;
  expect(exitCode).toBe(1);
  peaks.push(memory.peakMb());
  const rate = Math.round(ROWS / ((performance.now() - startedAt) / 1000));
  const known = peaks.filter((peak) => peak !== undefined);
  return { report: JSON.parse(stdout), rate, peakMb: known.length > 0 ? Math.round(Math.max(...known)) : undefined };
}

/** With duplicates, if there are any. */
async function exportedKeys(server: Server, folder: string): Promise<string[]> {
  const { stdout } = await rollcall(['export'], { server, cwd: folder });
  return (parse(stdout, { columns: true }) as { customer_key: string }[])
    .map(({ customer_key }) => customer_key)
    .sort();
}

async function failedRows(folder: string): Promise<GeneratedFile['bad']> {
  const text = await readFile(join(folder, 'customers.csv.failed.csv'), 'utf8');
  const rows: string[][] = parse(text, { from_line: 2, relax_column_count: true });
  const failed = rows.map(([line, code = '']) => [Number(line), code] as const);
  expect(new Set(failed.map(([line]) => line)).size).toBe(failed.length);
  return new Map(failed);
}

/** Measures the peak memory of a process; `undefined` except on Linux. */
function watchMemory(child: ChildProcess): { peakMb(): number | undefined } {
  let peakKb: number | undefined;
  const look = (): void => {
    peakKb = Math.max(peakKb ?? 0, peakKbOf(child.pid) ?? 0) || peakKb;
  };
  const timer = setInterval(look, 20);
  child.once('exit', () => clearInterval(timer));
  return {
    peakMb: () => {
      clearInterval(timer);
      return peakKb === undefined ? undefined : peakKb / 1024;
    },
  };
}

function peakKbOf(pid: number | undefined): number | undefined {
  try {
    const [, text] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return text === undefined ? undefined : Number(text);
  } catch {
    return undefined;
  }
}
