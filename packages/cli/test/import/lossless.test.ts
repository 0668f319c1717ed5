import { access, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { generateCustomers } from '../support/generated-customers.ts';
import { importerTo, newFolder, rollcall, startRollcall, untilDone } from '../support/rollcall.ts';
import { startProxy, startServer } from '../support/server.ts';

const HEADER = 'customer_key,customer_type,primary_email,first_name,last_name\n';
const lineOf = (key: string, names = 'Ann,Lee'): string => `${key},INDIVIDUAL,${key}@example.com,${names}\n`;

const server = await startServer();
afterAll(() => server.stop());
const importText = importerTo(server);

/** As a spreadsheet saves a file: all rows have the same number of cells. */
function savedBySpreadsheet(csv: string): string {
  const rows: string[][] = parse(csv, { relax_column_count: true });
  const width = Math.max(...rows.map(({ length }) => length));
  return stringify(rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]));
}

describe('a row with too few cells', () => {
  it('keeps its cells in their columns when a spreadsheet has saved the file of failed rows', async () => {
    const { folder } = await importText(`${HEADER}short-1,INDIVIDUAL,short-1@example.com`);
    const failed = join(folder, 'c.csv.failed.csv');
    await writeFile(failed, savedBySpreadsheet(await readFile(failed, 'utf8')));
    await rollcall(['import', 'c.csv.failed.csv'], { server, cwd: folder });
    expect(await server.customers.get('short-1')).toMatchObject({ first_name: null, last_name: null });
  });

  it('is refused if the code of an earlier import has moved into a column of the customer', async () => {
    const added = '2,malformed_row,"The row has 3 cells, but the header has 5",,';
    const text = `${HEADER.trimEnd()},line,code,reason\nmoved-1,INDIVIDUAL,moved-1@example.com,${added}\n`;
    const { exitCode, stdout } = await importText(text);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: expect.stringContaining('its cells have moved') });
    await expect(server.customers.get('moved-1')).rejects.toThrow('404');
  });
});

describe('a quotation mark that is never closed', () => {
  const rows = Array.from({ length: 1990 }, (_, index) => lineOf(`quote-${index}`)).join('');
  const text = `${HEADER}${lineOf('quote-a')}quote-b,INDIVIDUAL,quote-b@example.com,"Bob,Ray\n${rows}`;
  const want =
    'c.csv cannot be read. Line 3 has a quotation mark that is never closed, so that the 1,990 lines after it would belong';

  it.each([[[]], [['--dry-run']]])('refuses the file before anything is sent, with %j', async (args) => {
    const { exitCode, stdout, stderr, folder } = await importText(text, args);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringContaining(want) });
    await expect(access(join(folder, 'c.csv.rollcall-journal'))).rejects.toThrow('ENOENT');
    await expect(server.customers.get('quote-a')).rejects.toThrow('404');
  });

  it('stops an import from standard input, which never counts as complete', async () => {
    const first = Array.from({ length: 149 }, (_, index) => lineOf(`piped-first-${index}`)).join('');
    const stdin = text.replace(HEADER, HEADER + first).replaceAll('quote-', 'piped-');
    const run = await rollcall(['import', '-'], { server, cwd: await newFolder(), stdin });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain(
      'The import stopped after row 100: standard input cannot be read. Line 152 has a quotation mark',
    );
    expect(await server.customers.get('piped-first-99')).toMatchObject({ first_name: 'Ann' });
    const dry = await rollcall(['import', '-', '--dry-run'], { stdin });
    expect(dry).toMatchObject({ exitCode: 2, stdout: '150 rows: 150 valid, 0 invalid. Nothing was sent.\n' });
  });
});

describe('columns', () => {
  it('are ignored only in files of this program, and that is said', async () => {
    const foreign = await importText(
      'customer_key,customer_type,primary_email,full_name,created_at,code,reason,line,id\nf1,INDIVIDUAL,f1@example.com,Ann Lee,2020-01-01,AT,VIP,3,77\n',
    );
    expect(foreign).toMatchObject({ exitCode: 2, stdout: '' });
    for (const name of ['created_at', 'code', 'reason', 'line', 'id']) {
      expect(foreign.stderr).toContain(`  ${name} is not a known column`);
    }
    const ours = { id: 'x', full_name: 'A', documents: [], created_at: 'y', updated_at: 'z', archived_at: null };
    const customer = { customer_key: 'ours-1', customer_type: 'BUSINESS', primary_email: 'ours-1@example.com' };
    const { exitCode, stderr } = await importText(`${JSON.stringify({ ...customer, ...ours })}\n`, [], 'c.ndjson');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: 'Ignored, since only an import or the API sets them: id, full_name, documents, created_at, updated_at.\n',
    });
    const part = await importText(`${JSON.stringify({ ...customer, customer_key: 'p', id: 'x' })}\n`, [], 'c.ndjson');
    expect(part).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('id cannot be set') });
  });

  it('cannot be mapped twice', async () => {
    const { exitCode, stderr } = await importText(HEADER, ['--map', 'a=city', '--map', 'a=state']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('"a" is mapped twice') });
  });

  it('never send control characters of a file to the terminal', async () => {
    const evil = '\u001b]0;pwned\u0007\u001b[31m\u009b2J';
    const header = await importText(`customer_key,customer_type,primary_email,${evil}\n`);
    const value = await importText(`${HEADER}evil-1,INDIVIDUAL,${evil},"=1${evil}",x\n`);
    const dry = await importText(`${HEADER}evil-1,INDIVIDUAL,${evil},"=1${evil}",x\n`, ['--dry-run', '--json']);
    for (const { stdout, stderr } of [header, value, dry]) expect(stdout + stderr).toMatch(/^[\P{Cc}\n]+$/u);
    expect(header.stderr).toContain('pwned');
  });
});

describe('archived customers', () => {
  it('are archived again, once each, by an import that stopped between creating and archiving them', async () => {
    const folder = await newFolder();
    const rows = Array.from(
      { length: 30 },
      (_, index) => `${lineOf(`arch-${index}`).trimEnd()},2026-01-02T03:04:05Z\n`,
    );
    await writeFile(
      join(folder, 'c.csv'),
      `${HEADER.trimEnd()},archived_at\n${rows.join('')}${lineOf('arch-30').trimEnd()},\n`,
    );
    const { baseUrl } = await startProxy(server, { rejectAfter: 10 });
    const stopped = await rollcall(['import', 'c.csv'], { server: { ...server, baseUrl }, cwd: folder });
    expect(stopped).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('To resume:') });
    const journal = join(folder, 'c.csv.rollcall-journal');
    await writeFile(journal, (await readFile(journal, 'utf8')).replace(baseUrl, server.baseUrl));
    const { stdout } = await rollcall(['import', 'c.csv', '--json'], { server, cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ complete: true, created: 31, archived: 30, failed: 0 });
    const found = await server.customers.iterate({ search_term: 'arch-', archived: 'only' }).toArray({ limit: 100 });
    expect(found).toHaveLength(30);
    expect(await server.customers.get('arch-30')).toMatchObject({ archived_at: null });
  });
});

describe('the order of rows', () => {
  it('the last row of a key wins with --on-conflict update, although an earlier batch was sent again', async () => {
    const versions = ['v1', 'v2', 'v3', 'v4', 'v5'];
    const rows = versions.flatMap((version) =>
      Array.from({ length: 100 }, (_, index) => lineOf(`race-${index}`, `Ann,${version}`)),
    );
    const folder = await newFolder();
    await writeFile(join(folder, 'c.csv'), HEADER + rows.join(''));
    const flaky = await startProxy(server, { failsFirst: true });
    const args = ['import', 'c.csv', '--on-conflict', 'update', '--json'];
    const { stdout } = await rollcall(args, { server: flaky, cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ complete: true, created: 100, updated: 400, failed: 0 });
    const found = await server.customers.iterate({ search_term: 'race-' }).toArray({ limit: 200 });
    expect(found.map(({ last_name }) => last_name)).toEqual(Array(100).fill('v5'));
  });
});

describe('suspicious values', () => {
  const text = `${HEADER}sus-1,INDIVIDUAL,sus-1@example.com,JÃ¼rgen,#N/A\nsus-2,INDIVIDUAL,sus-2@example.com,NULL,#REF!\n`;

  it('are counted in the report, with an example, and are stored all the same', async () => {
    const { exitCode, stdout } = await importText(text);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(1)).toEqual([
      '       2  warning: last_name holds an error of a spreadsheet (line 2: "#N/A")',
      '       1  warning: first_name looks like text that was read in the wrong encoding (line 2: "JÃ¼rgen")',
      '       1  warning: first_name holds a word that often stands for no value (line 3: "NULL")',
      '',
    ]);
    expect(await server.customers.get('sus-2')).toMatchObject({ first_name: 'NULL' });
  });

  it('are counted in a dry run, which is still valid', async () => {
    const { exitCode, stdout } = await importText(text, ['--dry-run', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      invalid: 0,
      warnings: [
        { code: 'spreadsheet_error', field: 'last_name', count: 2, example: { line: 2, value: '#N/A' } },
        { code: 'mojibake', field: 'first_name', count: 1 },
        { code: 'null_word', field: 'first_name', count: 1 },
      ],
    });
  });

  it('include a cell that has swallowed the rows after its own', async () => {
    const { stdout } = await importText(
      `${HEADER}swal-1,INDIVIDUAL,swal-1@example.com,"Ann,Lee\n${lineOf('swal-2', 'Bob,Ray')}swal-3,INDIVIDUAL,swal-3@example.com,Cy",Day\n`,
    );
    expect(stdout).toContain('warning: first_name holds lines that look like further rows');
  });
});

describe('a dry run', () => {
  it.each([
    { count: 100, want: undefined },
    { count: 101, want: 1 },
  ])('says how many of $count problems are not listed', async ({ count, want }) => {
    const text = HEADER + Array.from({ length: count }, (_, index) => `dry-${index},INDIVIDUAL,,Ann,Lee\n`).join('');
    const json = JSON.parse((await importText(text, ['--dry-run', '--json'])).stdout);
    expect(json.problems).toHaveLength(100);
    expect(json.problems_left_out).toBe(want);
    const { stdout } = await importText(text, ['--dry-run']);
    expect(stdout.includes('1 further problem not listed.')).toBe(want === 1);
  });

  it.each([
    { how: 'fail', want: ['customer_key_taken', 'primary_email_taken'] },
    { how: 'skip', want: [] },
    { how: 'update', want: ['primary_email_taken'] },
  ])('finds the rows that would fail because of earlier rows with --on-conflict $how', async ({ how, want }) => {
    const rows = [lineOf('dup-1'), lineOf('dup-1', 'Ann,Ray'), 'dup-2,INDIVIDUAL,dup-1@example.com,Bob,Ray\n'];
    const { stdout } = await importText(HEADER + rows.join(''), ['--dry-run', '--json', '--on-conflict', how]);
    expect(JSON.parse(stdout).problems.map(({ code }: { code: string }) => code)).toEqual(want);
  });
});

it('a cell of a megabyte fails with the rule that it breaks', async () => {
  const { stdout } = await importText(`${HEADER}${lineOf('big-1', `${'x'.repeat(1_100_000)},Lee`)}${lineOf('big-2')}`);
  expect(stdout).toContain('1 created, 1 failed\n');
  expect(stdout).toContain('too_long: first_name must have at most 255 characters\n');
});

it('failed rows for a spreadsheet run no formula, and come back as they were', async () => {
  const { folder, stdout } = await importText(`${HEADER}=1+1,ROBOT,sheet@example.com,'=x,-2\n`, ['--for-spreadsheet']);
  expect(stdout).toContain('Failed rows are in c.csv.failed.csv.');
  const file = join(folder, 'c.csv.failed.csv');
  const failed = await readFile(file, 'utf8');
  expect(failed.split('\n').slice(0, 2)).toEqual([
    '\uFEFFline,code,reason,formulas_escaped,customer_key,customer_type,primary_email,first_name,last_name',
    `2,invalid_value,"customer_type must be one of INDIVIDUAL, BUSINESS",yes,'=1+1,ROBOT,sheet@example.com,''=x,'-2`,
  ]);
  await writeFile(file, failed.replace('ROBOT', 'INDIVIDUAL'));
  expect(await rollcall(['import', 'c.csv.failed.csv'], { server, cwd: folder })).toMatchObject({ exitCode: 0 });
  expect(await server.customers.get('=1+1')).toMatchObject({ first_name: "'=x", last_name: '-2' });
});

it('the command that imports the failed rows has the options that their columns need', async () => {
  const text = 'customer_key,customer_type,Mail,Notes\nopt-1,ROBOT,opt-1@example.com,x\n';
  const { stdout } = await importText(text, ['--map', 'Mail=primary_email', '--ignore', 'Notes']);
  expect(stdout).toContain('then run: rollcall import c.csv.failed.csv --map Mail=primary_email --ignore Notes\n');
});

it('an import is resumed under any other name of its file', async () => {
  const folder = await newFolder();
  const file = join(folder, 'c.csv');
  await writeFile(file, generateCustomers(3000).csv.replaceAll('generated-', 'spelled-'));
  await symlink('c.csv', join(folder, 'link.csv'));
  const journal = `${file}.rollcall-journal`;
  for (const [name, rows] of [
    ['c.csv', 300],
    ['./c.csv', 800],
    [file, 1300],
    ['link.csv', 1800],
  ] as const) {
    const run = startRollcall(['import', name], { server, cwd: folder });
    await untilDone(rows, journal, run);
    run.child.kill('SIGKILL');
    await run.ended;
  }
  const { stdout } = await rollcall(['import', '../'.concat(folder.split('/').at(-1) ?? '', '/c.csv'), '--json'], {
    server,
    cwd: folder,
  });
  expect(JSON.parse(stdout)).toMatchObject({ complete: true, total: 3000, created: 2970, failed: 30 });
});
