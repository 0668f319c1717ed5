import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { CustomerCreate } from '@rollcall/client';
import { afterAll, describe, expect, it } from 'vitest';
import { generateCustomers } from './support/generated-customers.ts';
import { environmentFor, main, newFolder, type Run, rollcall } from './support/rollcall.ts';
import { startServer } from './support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

function customers(...args: string[]): Promise<Run> {
  return rollcall(['customers', ...args], { server });
}

/** Creates a customer without the command line. */
async function existing(key: string, fields: Partial<CustomerCreate> = {}): Promise<void> {
  const required = { customer_key: key, customer_type: 'BUSINESS', primary_email: `${key}@example.com` } as const;
  await server.customers.create({ ...required, ...fields });
}

describe('rollcall customers', () => {
  it('lists customers up to a limit, and says if there are more', async () => {
    await Promise.all([existing('limited-1'), existing('limited-2')]);
    const list = (limit: string) => customers('list', '--search', 'limited-', '--limit', limit, '--json');
    const [cut, whole] = [await list('1'), await list('2')];
    expect(JSON.parse(cut.stdout)).toHaveLength(1);
    expect(cut).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('There are more') });
    expect(JSON.parse(whole.stdout)).toHaveLength(2);
    expect(whole.stderr).toBe('');
  });

  it('prints the response to archive, unarchive and delete as JSON or CSV', async () => {
    await existing('told');
    const responseTo = async (...args: string[]) => JSON.parse((await customers(...args, '--json')).stdout);
    const archived = await responseTo('archive', 'told');
    expect(archived).toMatchObject({ customer_key: 'told', archived_at: expect.any(String) });
    expect(archived).toEqual(await responseTo('get', 'told'));
    expect(await responseTo('unarchive', 'told')).toMatchObject({ customer_key: 'told', archived_at: null });
    expect((await customers('archive', 'told', '--csv')).stdout).toMatch(/^customer_key,archived_at\ntold,20.*Z\n$/);
    expect((await customers('unarchive', 'told', '--csv')).stdout).toBe(
      (await customers('get', 'told', '--csv')).stdout,
    );
    expect(await responseTo('delete', 'told', '--yes')).toEqual({ deleted: true, customer_key: 'told' });
  });

  it('creates, shows, updates, archives, unarchives and deletes a customer', async () => {
    const fields = [
      'customer_key=jane',
      'customer_type=INDIVIDUAL',
      'primary_email=jane@example.com',
      'first_name=Jane',
    ];
    const created = await customers('create', ...fields, 'metadata:={"plan":"pro"}', '--json');
    expect(created.exitCode).toBe(0);
    expect(JSON.parse(created.stdout)).toMatchObject({ display_name: 'Jane', metadata: { plan: 'pro' } });

    const changed = await customers('update', 'jane', 'city=Lisbon', 'first_name=', '--json');
    expect(JSON.parse(changed.stdout)).toMatchObject({ city: 'Lisbon', first_name: null });
    const shown = (await customers('get', 'jane')).stdout;
    expect(shown).toMatch(/^city +Lisbon$/m);
    expect(shown).not.toMatch(/^(?:full_name|currency|country|mid_cycle_invoice_consolidation)\b/m);

    expect(await customers('archive', 'jane')).toMatchObject({ exitCode: 0, stdout: 'archived jane\n' });
    expect((await customers('list')).stdout).not.toContain('jane');
    expect((await customers('list', '--archived', 'only')).stdout).toContain('jane');
    expect(await customers('unarchive', 'jane')).toMatchObject({ stdout: 'unarchived jane\n' });

    expect(await customers('delete', 'jane')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--yes') });
    expect(await customers('delete', 'jane', '--yes')).toMatchObject({ stdout: 'deleted jane\n' });
    expect(await customers('get', 'jane')).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('404'),
    });
  });

  it('updates and deletes with --if-match only if nobody else has changed the customer', async () => {
    await existing('shared');
    const etagOf = async (...args: string[]) => /^etag +"(.+)"$/m.exec((await customers(...args)).stdout)?.[1] ?? '';
    const read = await etagOf('get', 'shared');
    const changed = await etagOf('update', 'shared', 'city=Lisbon', '--if-match', read);
    expect(changed).not.toBe(read);

    const refused = { exitCode: 1, stdout: '', stderr: expect.stringContaining('412 The customer has changed') };
    expect(await customers('update', 'shared', 'city=Porto', '--if-match', read)).toMatchObject(refused);
    expect(await customers('delete', 'shared', '--yes', '--if-match', `"${read}"`)).toMatchObject(refused);
    expect((await customers('get', 'shared', '--csv')).stdout).not.toContain('etag');
    expect(JSON.parse((await customers('get', 'shared', '--json')).stdout)).not.toHaveProperty('etag');

    const done = { exitCode: 0, stdout: 'deleted shared\n' };
    expect(await customers('delete', 'shared', '--yes', '--if-match', `W/"${changed}"`)).toMatchObject(done);
  });

  it('rejects an invalid customer with every reason, on standard error', async () => {
    const { exitCode, stdout, stderr } = await customers('create', 'customer_key=x', 'customer_type=ROBOT');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('422 The request has 2 problems');
    expect(stderr).toContain('\n  customer_type must be one of INDIVIDUAL, BUSINESS\n  primary_email is required\n');
    expect(await customers('create', 'nonsense')).toMatchObject({ exitCode: 2 });
    expect(await customers('create', 'metadata:={')).toMatchObject({ exitCode: 2 });
    const rounded = await customers('create', 'metadata:={"n":12345678901234567890}');
    expect(rounded).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('the number 12345678901234567890 in n,'),
    });
  });

  it('lists customers as a table, JSON or CSV, without control characters that could reach the terminal', async () => {
    await existing('evil', { legal_name: 'a\u001B[2Jb\nc' });
    const { stdout } = await customers('list', '--search', 'evil', '--limit', '1');
    expect(stdout).toMatch(
      /^KEY +TYPE +NAME +EMAIL +CREATED +ARCHIVED\nevil +BUSINESS +a \[2Jb c +evil@example.com +\d{4}-\d\d-\d\d\n$/,
    );
    expect(JSON.parse((await customers('list', '--search', 'evil', '--json')).stdout)).toMatchObject([
      { customer_key: 'evil' },
    ]);
    expect((await customers('get', 'evil', '--csv')).stdout).toContain('\nevil,BUSINESS,evil@example.com,');
    expect(await customers('list', '--csv', '--json')).toMatchObject({ exitCode: 2 });
  });
});

describe('rollcall export', () => {
  it('writes CSV that another registry can import, and that registry exports the same CSV', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'c.csv'), generateCustomers(1200).csv);
    await rollcall(['import', 'c.csv', '--quiet'], { server, cwd: folder });
    const first = await rollcall(['export', '--search', 'generated'], { server });
    await writeFile(join(folder, 'export.csv'), first.stdout);
    const other = await startServer();
    try {
      const { stdout } = await rollcall(['import', 'export.csv', '--json'], { server: other, cwd: folder });
      expect(JSON.parse(stdout)).toMatchObject({ complete: true, created: 1188, failed: 0 });
      const second = await rollcall(['export'], { server: other });
      expect(second.stdout.split('\n').sort()).toEqual(first.stdout.split('\n').sort());
    } finally {
      await other.stop();
    }
  });

  it('writes a flag to CSV as an import reads it', async () => {
    await existing('flag-on', { mid_cycle_invoice_consolidation: true });
    await existing('flag-off');
    const { stdout } = await rollcall(['export', '--search', 'flag-'], { server });
    const [header = '', ...rows] = stdout.trimEnd().split('\n');
    const column = header.split(',').indexOf('mid_cycle_invoice_consolidation');
    expect(rows.map((row) => row.split(',')[column]).sort()).toEqual(['false', 'true']);
  });

  it('writes every field to NDJSON, and lists and objects to CSV as JSON', async () => {
    await existing('rich', { metadata: { a: 1 } });
    const ndjson = await customers('export', '--format', 'ndjson', '--search', 'rich@');
    const lines = ndjson.stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ metadata: { a: 1 } }]);
    expect((await rollcall(['export', '--json', '--search', 'rich@'], { server })).stdout).toBe(ndjson.stdout);
    const csv = await rollcall(['export', '--csv', '--search', 'rich@'], { server });
    expect(csv).toMatchObject({ stderr: '', stdout: expect.stringMatching(/,metadata\n.*,"\{""a"":1\}"\n$/) });
  });

  it('rejects two formats at once', async () => {
    expect(await rollcall(['export', '--format', 'csv', '--json'], { server })).toMatchObject({ exitCode: 2 });
    expect(await rollcall(['export', '--csv', '--json'], { server })).toMatchObject({ exitCode: 2 });
  });

  it('ends without an error if its reader closes the pipe', async () => {
    const folder = await newFolder();
    const command = `"${process.execPath}" "${main}" export 2> errors | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const child = spawn('bash', ['-c', command], { cwd: folder, env: { ...process.env, ...environmentFor(server) } });
    const shown = text(child.stdout);
    await once(child, 'exit');
    expect(await shown).toMatch(/^customer_key,.*\n0\n$/);
    expect(await readFile(join(folder, 'errors'), 'utf8')).toBe('');
  });
});
