import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ImportSummary } from '../../src/imports/store.ts';
import { newFolder, type Run, rollcall, startRollcall, untilDone } from '../support/rollcall.ts';
import { type Server, startProxy, startServer } from '../support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

/** A folder with a file of customers, whose keys begin with a prefix. It is the home folder, too. */
async function folderWith(prefix: string, rows: number): Promise<string> {
  const cwd = await newFolder();
  const lines = Array.from({ length: rows }, (_, row) => `${prefix}${row},BUSINESS,${prefix}${row}@example.com\n`);
  await writeFile(join(cwd, 'c.csv'), `customer_key,customer_type,primary_email\n${lines.join('')}`);
  return cwd;
}

function run(cwd: string, args: readonly string[], to: Server = server): Promise<Run> {
  return rollcall(args, { cwd, server: to });
}

async function importsIn(cwd: string): Promise<ImportSummary[]> {
  return JSON.parse((await run(cwd, ['imports', '--json'])).stdout);
}

async function undo(cwd: string, args: readonly string[] = [], to: Server = server): Promise<Run> {
  const [latest] = await importsIn(cwd);
  return run(cwd, ['imports', 'undo', latest?.id ?? '', '--yes', ...args], to);
}

async function keysLike(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { customer_key } of server.customers.iterate({ search_term: prefix, archived: 'include' }))
    keys.push(customer_key);
  return keys.sort();
}

describe('rollcall imports', () => {
  it('lists every import with its id, file, state and counts, the newest first', async () => {
    const cwd = await folderWith('listed-', 2);
    expect(await run(cwd, ['imports'])).toMatchObject({ exitCode: 0, stdout: '' });
    await run(cwd, ['import', 'c.csv']);
    await run(cwd, ['import', 'c.csv', '--failed', 'other.csv']);
    const { stdout } = await run(cwd, ['imports']);
    expect(stdout).toMatch(
      /^ID +FILE +STATE +CREATED +FAILED +STARTED\n[\da-f]{8} +c\.csv +complete +0 +2 +\d{4}-.*\n[\da-f]{8} +c\.csv +complete +2 +0 +\d/,
    );
    expect(await importsIn(cwd)).toMatchObject([
      { complete: true, file: join(cwd, 'c.csv'), base_url: server.baseUrl, counts: { created: 0, failed: 2 } },
      { complete: true, counts: { created: 2, failed: 0 }, undone: null },
    ]);
  });

  it('keeps what it records where only its owner can read it, and nothing of an import that sent nothing', async () => {
    const cwd = await folderWith('private-', 1);
    await run(cwd, ['import', 'c.csv', '--dry-run']);
    await run(cwd, ['import', 'c.csv'], { ...server, apiKey: 'sk_test_another_one' });
    expect(await importsIn(cwd)).toEqual([]);
    await run(cwd, ['import', 'c.csv']);
    const folder = join(cwd, '.local/state/rollcall/imports');
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('is not needed for an import, which says that it cannot be undone', async () => {
    const cwd = await folderWith('unrecorded-', 1);
    await mkdir(join(cwd, '.local'));
    await writeFile(join(cwd, '.local/state'), 'a file in the place of the folder');
    const { exitCode, stdout, stderr } = await run(cwd, ['import', 'c.csv']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 created');
    expect(stderr).toMatch(/^This import cannot be undone: .*imports cannot be written \(ENOTDIR\)\n$/);
  });
});

describe('rollcall imports undo', () => {
  it('deletes what the import has created, and keeps customers that were changed or existed before', async () => {
    await server.customers.create({
      customer_key: 'undo-0',
      customer_type: 'BUSINESS',
      primary_email: 'undo-0@example.com',
    });
    const cwd = await folderWith('undo-', 5);
    await run(cwd, ['import', 'c.csv', '--on-conflict', 'update']);
    await server.customers.update('undo-1', { city: 'Lisbon' });
    await server.customers.archive('undo-2');
    await server.customers.delete('undo-3');
    const { exitCode, stdout } = await undo(cwd);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      '1 deleted, 1 already deleted, 2 kept\n' +
        '  undo-1 has been changed since the import\n  undo-2 has been changed since the import\n',
    );
    expect(await keysLike('undo-')).toEqual(['undo-0', 'undo-1', 'undo-2']);
    expect((await run(cwd, ['imports'])).stdout).toContain(' undone ');
    expect(JSON.parse((await undo(cwd, ['--json'])).stdout)).toMatchObject({
      deleted: 0,
      already_deleted: 2,
      kept: ['undo-1', 'undo-2'],
    });
  });

  it('keeps a customer that was deleted and created again by somebody else', async () => {
    const cwd = await folderWith('reborn-', 1);
    await run(cwd, ['import', 'c.csv']);
    await server.customers.delete('reborn-0');
    await server.customers.create({
      customer_key: 'reborn-0',
      customer_type: 'BUSINESS',
      primary_email: 'r@example.com',
    });
    expect((await undo(cwd)).stdout).toBe('0 deleted, 1 already deleted\n');
    expect(await server.customers.get('reborn-0')).toMatchObject({ primary_email: 'r@example.com' });
  });

  it('keeps a customer that is changed between its check and its deletion', async () => {
    const cwd = await folderWith('raced-', 1);
    await run(cwd, ['import', 'c.csv']);
    const proxy = await startProxy(server, {
      beforeDelete: async () => void (await server.customers.update('raced-0', { city: 'Porto' })),
    });
    const address = ['--base-url', proxy.baseUrl];
    const refused = await undo(cwd, address, proxy);
    expect(refused).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`went to ${server.baseUrl}, not to`),
    });
    // The same import through the proxy.
    await server.customers.delete('raced-0');
    await run(cwd, ['import', 'c.csv'], proxy);
    expect((await undo(cwd, [], proxy)).stdout).toContain('raced-0 has been changed since the import');
    expect(await server.customers.get('raced-0')).toMatchObject({ city: 'Porto' });
  });

  it('deletes what all runs of an interrupted import have created', async () => {
    const cwd = await folderWith('resumed-', 300);
    const args = ['import', 'c.csv', '--concurrency', '1'];
    const killed = startRollcall(args, { server, cwd });
    await untilDone(100, join(cwd, 'c.csv.rollcall-journal'), killed);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await importsIn(cwd)).toMatchObject([{ complete: false, ended_at: null }]);
    await run(cwd, args);
    expect(await importsIn(cwd)).toMatchObject([{ complete: true, counts: { created: 300 } }]);
    expect(JSON.parse((await undo(cwd, ['--json'])).stdout)).toMatchObject({
      deleted: 300,
      already_deleted: 0,
      kept: [],
    });
    expect(await keysLike('resumed-')).toEqual([]);
  });

  it('needs --yes and the id of an import', async () => {
    const cwd = await folderWith('unconfirmed-', 1);
    await run(cwd, ['import', 'c.csv']);
    const [{ id }] = (await importsIn(cwd)) as [ImportSummary];
    expect(await run(cwd, ['imports', 'undo', id])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--yes'),
    });
    for (const other of ['ffffffff', '../../x']) {
      expect(await run(cwd, ['imports', 'undo', other, '--yes'])).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining(`There is no import ${other}`),
      });
    }
    expect(await keysLike('unconfirmed-')).toEqual(['unconfirmed-0']);
  });
});
