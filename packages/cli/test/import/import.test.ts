import { access, chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { generateCustomers } from '../support/generated-customers.ts';
import { importerTo, newFolder, rollcall } from '../support/rollcall.ts';
import { startServer } from '../support/server.ts';

const HEADER = 'customer_key,customer_type,primary_email,city\n';
const lineOf = (key: string, city = ''): string => `${key},BUSINESS,${key}@example.com,${city}\n`;

const server = await startServer();
afterAll(() => server.stop());
const importText = importerTo(server);

describe('rollcall import', () => {
  it('imports valid rows with exit code 0, and leaves no file behind', async () => {
    const { exitCode, stdout, stderr, folder } = await importText(HEADER + lineOf('plain'));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^1 row in \d s: 1 created\n$/);
    for (const file of ['c.csv.failed.csv', 'c.csv.rollcall-journal']) {
      await expect(access(join(folder, file))).rejects.toThrow('ENOENT');
    }
  });

  it('writes failed rows unchanged to a file that can be fixed and imported', async () => {
    const semicolons = (text: string): string => text.replaceAll(',', ';');
    const text = semicolons(`\uFEFF${HEADER}${lineOf('fix-1')}fix-2,BUSINESS,,"Li\nma"\nfix-3,BUSINESS\n`);
    const { exitCode, folder } = await importText(text);
    expect(exitCode).toBe(1);
    const file = join(folder, 'c.csv.failed.csv');
    const failed = await readFile(file, 'utf8');
    expect(failed).toBe(
      '\uFEFFline;code;reason;customer_key;customer_type;primary_email;city\n' +
        '3;required;primary_email is required;fix-2;BUSINESS;;"Li\nma"\n' +
        '5;malformed_row;The row has 2 cells, but the header has 4;fix-3;BUSINESS\n',
    );
    await writeFile(file, failed.replace('BUSINESS;;', 'BUSINESS;fix-2@example.com;'));
    const again = await rollcall(['import', 'c.csv.failed.csv', '--json'], { server, cwd: folder });
    expect(JSON.parse(again.stdout)).toMatchObject({ created: 1, failed: 1, failures: [{ code: 'malformed_row' }] });
    expect(again.stderr).toContain('Ignored, since only an import or the API sets them: line, code, reason.\n');
    expect(await readFile(join(folder, 'c.csv.failed.csv.failed.csv'), 'utf8')).toBe(
      '\uFEFFline;code;reason;customer_key;customer_type;primary_email;city\n' +
        '4;malformed_row;The row has 5 cells, but the header has 7;fix-3;BUSINESS\n',
    );
  });

  it('never overwrites a file of failed rows', async () => {
    const { folder } = await importText(`${HEADER}bad,ROBOT,bad@example.com,\n`);
    const again = await rollcall(['import', 'c.csv'], { server, cwd: folder });
    expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('already exists') });
    const named = await rollcall(['import', 'c.csv', '--failed', 'other.csv'], { server, cwd: folder });
    expect(named.exitCode).toBe(1);
    expect(await readFile(join(folder, 'other.csv'), 'utf8')).toContain('invalid_value');
  });

  it('skips or updates existing customers, and counts them', async () => {
    for (const key of ['old', 'same']) {
      const fields = { customer_type: 'BUSINESS', primary_email: `${key}@example.com`, city: 'Lima' } as const;
      await server.customers.create({ customer_key: key, ...fields });
    }
    const text = HEADER + lineOf('old', 'Porto') + lineOf('same', 'Lima');
    const counts = async (added: string, how: string) =>
      JSON.parse((await importText(text + added, ['--on-conflict', how, '--json'])).stdout);
    expect(await counts(lineOf('new-1'), 'fail')).toMatchObject({ created: 1, failed: 2 });
    expect(await counts(lineOf('new-2'), 'skip')).toMatchObject({ created: 1, skipped: 2, failed: 0 });
    expect(await counts(lineOf('new-3'), 'update')).toMatchObject({ created: 1, updated: 1, unchanged: 1, failed: 0 });
  });

  it('imports NDJSON with lists and objects from standard input', async () => {
    const customer = {
      customer_key: 'nd',
      customer_type: 'BUSINESS',
      primary_email: 'nd@example.com',
      metadata: { a: [1] },
    };
    const stdin = `${JSON.stringify(customer)}\n{"customer_key":"nd-2","colour":"red"}\nnonsense\n`;
    const cwd = await newFolder();
    const { stdout } = await rollcall(['import', '-', '--format', 'ndjson', '--json'], { server, cwd, stdin });
    expect(JSON.parse(stdout)).toMatchObject({ created: 1, failed: 2, failed_file: 'stdin.failed.ndjson' });
    const failed = (await readFile(join(cwd, 'stdin.failed.ndjson'), 'utf8')).trimEnd().split('\n');
    expect(failed.map((line) => JSON.parse(line))).toMatchObject([
      { customer_key: 'nd-2', colour: 'red', line: 2, code: 'required' },
      { text: 'nonsense', line: 3, code: 'malformed_row' },
    ]);
    expect(await server.customers.get('nd')).toMatchObject({ metadata: { a: [1] } });
  });

  it.skipIf(process.getuid?.() === 0)(
    'suggests to pipe the file in if its folder is not writable (root can write)',
    async () => {
      const folder = await newFolder();
      await writeFile(join(folder, 'c.csv'), HEADER + lineOf('locked'));
      await chmod(folder, 0o555);
      const run = await rollcall(['import', 'c.csv'], { server, cwd: folder });
      await chmod(folder, 0o755);
      expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('rollcall import - < FILE') });
    },
  );

  it('sends nothing if failed rows cannot be saved', async () => {
    const run = await importText(HEADER + lineOf('unsent'), ['--failed', 'no-such-folder/failed.csv']);
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no-such-folder/failed.csv cannot') });
    await expect(server.customers.get('unsent')).rejects.toThrow('404');
  });

  it('sends nothing if the file is not UTF-8, has an invalid header, or does not exist', async () => {
    const latin1 = Buffer.from(`${HEADER}${lineOf('latin')}x,BUSINESS,x@example.com,Málaga\n`, 'latin1');
    const folder = await newFolder();
    await writeFile(join(folder, 'latin.csv'), latin1);
    const run = await rollcall(['import', 'latin.csv'], { server, cwd: folder });
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is not valid UTF-8') });
    await expect(server.customers.get('latin')).rejects.toThrow('404');
    expect(await importText(`Email\n`)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('customer_type is required'),
    });
    expect(await rollcall(['import', 'none.csv'], { server })).toMatchObject({
      exitCode: 2,
      stderr: 'error: none.csv does not exist\n',
    });
    expect(await rollcall(['import', folder], { server })).toMatchObject({
      exitCode: 2,
      stderr: 'error: The path is a directory, not a file\n',
    });
  });

  it('prints nothing with --quiet if every row is valid', async () => {
    const run = await importText(HEADER + lineOf('quiet'), ['--quiet']);
    expect(run).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  });
});

describe('rollcall import --dry-run', () => {
  it('finds without key and server the same problems as the server', async () => {
    const folder = await newFolder();
    const { csv, bad } = generateCustomers(1000);
    await writeFile(join(folder, 'c.csv'), csv.replaceAll('generated-', 'dry-'));
    const dry = await rollcall(['import', 'c.csv', '--dry-run', '--json'], { cwd: folder });
    expect(dry).toMatchObject({ exitCode: 1, stderr: '' });
    const { problems, ...counts } = JSON.parse(dry.stdout) as { problems: { line: number; code: string }[] };
    expect(counts).toEqual({ dry_run: true, total: 1000, valid: 990, invalid: 10, warnings: [], notes: [] });
    expect(new Map(problems.map(({ line, code }) => [line, code]))).toEqual(bad);

    await rollcall(['import', 'c.csv'], { server, cwd: folder });
    const failed: string[][] = parse(await readFile(join(folder, 'c.csv.failed.csv'), 'utf8'), {
      relax_column_count: true,
    });
    expect(new Map(failed.slice(1).map(([line, code]) => [Number(line), code]))).toEqual(bad);
  });

  it('reports unknown fields with the nearest known name', async () => {
    const customer = { customer_key: 'a', customer_type: 'BUSINESS', primary_email: 'a@example.com', legal_nam: 'x' };
    const stdin = `${JSON.stringify(customer)}\n${JSON.stringify({ ...customer, legal_nam: undefined, city: 7 })}\n`;
    const { stdout } = await rollcall(['import', '-', '--format', 'ndjson', '--dry-run'], { stdin });
    expect(stdout).toBe(
      'line 1: legal_nam is not a known field; did you mean "legal_name"? (unknown_field)\n' +
        'line 2: city must be of type string (invalid_type)\n' +
        '2 rows: 0 valid, 2 invalid. Nothing was sent.\n',
    );
  });

  it('ignores the white space around email addresses that the API ignores', async () => {
    const customer = { customer_key: 'a', customer_type: 'BUSINESS', primary_email: ' a@example.com\u200b' };
    const other = { ...customer, customer_key: 'b', primary_email: 'A@example.com\u00a0' };
    const stdin = `${JSON.stringify(customer)}\n${JSON.stringify(other)}\n`;
    const { stdout } = await rollcall(['import', '-', '--format', 'ndjson', '--dry-run'], { stdin });
    expect(stdout).toBe(
      'line 2: primary_email is already used in line 1 (primary_email_taken)\n' +
        '2 rows: 1 valid, 1 invalid. Nothing was sent.\n',
    );
  });
});
