import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, rollcall } from '../support/rollcall.ts';

const FILE = `customer_key,customer_type,Email,Notes,city
acme,BUSINESS,info@acme.com,\u001b[31mred,Lisbon
short,BUSINESS
${Array.from({ length: 10 }, (_, row) => `more-${row},BUSINESS,more-${row}@example.com,,\n`).join('')}`;

const MAPPING = ['--map', 'Email=primary_email', '--ignore', 'Notes'];

describe('rollcall import --preview', () => {
  it('shows the mapping, the columns that are left out and the first rows as they would be sent, without key and server', async () => {
    const cwd = await newFolder();
    await writeFile(join(cwd, 'c.csv'), FILE);
    const { exitCode, stdout, stderr } = await rollcall(['import', 'c.csv', '--preview', ...MAPPING], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.slice(0, stdout.indexOf('Line 4'))).toBe(`Columns
  Email → primary_email
  3 columns have the name of a field
  left out: Notes

Line 2
  customer_key   acme
  customer_type  BUSINESS
  primary_email  info@acme.com
  city           Lisbon

Line 3: the row has 2 cells, but the header has 5

`);
    expect(stdout.match(/^Line /gm)).toHaveLength(5);
    expect(stdout).toMatch(/Nothing was sent; --dry-run checks all of them\.\n$/);
  });

  it('shows what --clear-empty clears', async () => {
    const cwd = await newFolder();
    await writeFile(join(cwd, 'c.csv'), 'customer_key,city,state\na,Lisbon,\n');
    const args = ['import', 'c.csv', '--preview', '--update-only', '--clear-empty'];
    expect((await rollcall(args, { cwd })).stdout).toContain('  city          Lisbon\n  state         (cleared)\n');
  });

  it('shows what the columns of another program become, the values that they lack, and what was changed', async () => {
    const cwd = await newFolder();
    const header = 'Email Address,First Name,TAGS,Status';
    await writeFile(join(cwd, 'c.csv'), `${header}\nmailto:ann@example.com,Ann,vip,ok\n,,,\n`);
    const args = ['import', 'c.csv', '--preview', '--from', 'mailchimp', '--set', 'city=Lisbon'];
    const { exitCode, stdout, stderr } = await rollcall(args, { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(`Columns
  Email Address → primary_email
  First Name → first_name
  Email Address → customer_key
  city is Lisbon in rows that have none
  customer_type is INDIVIDUAL in rows that have none
  left out: TAGS, Status

Line 2
  primary_email  ann@example.com
  first_name     Ann
  city           Lisbon
  customer_type  INDIVIDUAL
  customer_key   ann@example.com

In primary_email, 1 row had more than the email address, which alone was taken.
1 row was skipped, as all cells are empty.

These are the first rows. Nothing was sent; --dry-run checks all of them.
`);
  });

  it('prints JSON, also for NDJSON, which has no columns', async () => {
    const stdin = '{"customer_key":"a","metadata":{"plan":"pro"}}\nnonsense\n';
    const { stdout } = await rollcall(['import', '-', '--format', 'ndjson', '--preview', '--json'], { stdin });
    expect(JSON.parse(stdout)).toEqual({
      columns: [],
      given: [],
      rows: [
        { line: 1, customer: { customer_key: 'a', metadata: { plan: 'pro' } }, problem: null },
        { line: 2, customer: null, problem: 'is not valid JSON' },
      ],
      notes: [],
    });
  });
});
