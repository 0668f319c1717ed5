import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CustomerCreate } from '@rollcall/client';
import { afterAll, describe, expect, it } from 'vitest';
import { importerTo, newFolder, rollcall, startRollcall, untilDone } from '../support/rollcall.ts';
import { startServer } from '../support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

async function existing(key: string, fields: Partial<CustomerCreate> = {}): Promise<void> {
  const required = { customer_key: key, customer_type: 'BUSINESS', primary_email: `${key}@example.com` } as const;
  await server.customers.create({ ...required, ...fields });
}

const importText = (text: string, args: readonly string[]) => importerTo(server)(text, ['--json', ...args]);

describe('rollcall import --update-only', () => {
  it('changes existing customers by their key alone, creates none, and names those that are missing', async () => {
    await existing('only-1', { city: 'Lima' });
    await existing('only-2');
    const rows = 'only-1,Porto,\nnobody,Porto,\nonly-2,Porto,only-1@example.com\n,x,\nlong,x,,y\n';
    const { exitCode, stdout } = await importText(`customer_key,city,primary_email\n${rows}`, ['--update-only']);
    expect(exitCode).toBe(1);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ complete: true, total: 5, created: 0, updated: 1, failed: 4 });
    expect(report.failures.map(({ code }: { code: string }) => code).sort()).toEqual([
      'customer_not_found',
      'malformed_row',
      'primary_email_taken',
      'required',
    ]);
    expect(await server.customers.get('only-1')).toMatchObject({ city: 'Porto', primary_email: 'only-1@example.com' });
    await expect(server.customers.get('nobody')).rejects.toThrow('404');
  });

  it('never changes the type of customers in an export of another program', async () => {
    await existing('typed@example.com', { primary_email: 'typed@example.com' });
    const text = 'Email Address,First Name,OPTIN_TIME\ntyped@example.com,Ann,\n';
    const { exitCode } = await importText(text, ['--update-only', '--from', 'mailchimp']);
    expect(exitCode).toBe(0);
    expect(await server.customers.get('typed@example.com')).toMatchObject({
      first_name: 'Ann',
      customer_type: 'BUSINESS',
    });
  });

  it('names itself in the command that uses the map file of a header that does not fit', async () => {
    const { exitCode, stderr } = await importText('E-mail,Shoe size\na@example.com,42\n', ['--update-only']);
    expect(exitCode).toBe(2);
    const { message, issues } = JSON.parse(stderr).error;
    expect(message).toMatch(/run: rollcall import \S+ --map-file \S+\.map\.json --update-only$/);
    expect(issues.map(({ field }: { field: string }) => field)).toEqual(['customer_key', 'Shoe size']);
  });

  it('lets the last of several rows with one key win', async () => {
    await existing('last');
    const rows = Array.from({ length: 50 }, (_, row) => `last,v${row}\n`).join('');
    await importText(`customer_key,city\n${rows}`, ['--update-only', '--concurrency', '8']);
    expect(await server.customers.get('last')).toMatchObject({ city: 'v49' });
  });

  it('resumes after it was killed', async () => {
    const keys = Array.from({ length: 250 }, (_, row) => `kill-${row}`);
    for (let start = 0; start < keys.length; start += 50) {
      const customers = keys.slice(start, start + 50).map((key) => ({
        customer_key: key,
        customer_type: 'BUSINESS' as const,
        primary_email: `${key}@example.com`,
      }));
      await server.customers.bulkCreate(customers);
    }
    const cwd = await newFolder();
    await writeFile(join(cwd, 'c.csv'), `customer_key,city\n${keys.map((key) => `${key},Faro\n`).join('')}`);
    const args = ['import', 'c.csv', '--update-only', '--json'];
    const killed = startRollcall(args, { server, cwd });
    await untilDone(100, join(cwd, 'c.csv.rollcall-journal'), killed);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const { stdout } = await rollcall(args, { server, cwd });
    expect(JSON.parse(stdout)).toMatchObject({ complete: true, total: 250, updated: 250, failed: 0 });
    expect(await server.customers.get('kill-249')).toMatchObject({ city: 'Faro' });
  });
});

describe('rollcall import --clear-empty', () => {
  const FILE =
    'customer_key,customer_type,primary_email,city,state,date_of_birth\nKEY,BUSINESS,KEY@example.com,Porto,,\n';
  const fields = { city: 'Lima', state: 'LI', date_of_birth: '1990-05-17', zip_code: '1000' };

  it.each([
    { given: 'without it', args: [], state: 'LI' },
    { given: 'with it', args: ['--clear-empty'], state: null },
  ])('lets an empty cell clear its field, and no other field: $given', async ({ args, state }) => {
    const key = `clear-${args.length}`;
    await existing(key, fields);
    const { exitCode } = await importText(FILE.replaceAll('KEY', key), ['--on-conflict', 'update', ...args]);
    expect(exitCode).toBe(0);
    expect(await server.customers.get(key)).toMatchObject({ city: 'Porto', state, zip_code: '1000' });
  });

  it('leaves the fields whose cells are missing at the end of a row, and clears those of unusual names', async () => {
    await existing('ragged', { ...fields, country: 'Peru' });
    const text = 'Customer Number;City;Postleitzahl;State\nragged;;\n';
    await importText(text, ['--update-only', '--clear-empty']);
    const want = { city: null, zip_code: null, state: 'LI', country: 'Peru' };
    expect(await server.customers.get('ragged')).toMatchObject(want);
  });

  it.each([
    { given: ['--clear-empty'], want: 'add --on-conflict update' },
    { given: ['--update-only', '--on-conflict', 'skip'], want: 'leave out --on-conflict' },
    { given: ['--update-only', '--dry-run'], want: 'use --preview' },
    { given: ['--wait', '10'], want: 'a time such as 30s, 10m or 2h' },
  ])('is refused with options that contradict each other: $given', async ({ given, want }) => {
    const run = await rollcall(['import', 'c.csv', ...given], { server });
    expect(run).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(want) });
  });
});
