import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newFolder, rollcall } from '../support/rollcall.ts';
import { startServer } from '../support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

interface Shape {
  readonly name: string;
  readonly text: string;
  readonly options?: { readonly from?: string };
}

const shapes: readonly Shape[] = JSON.parse(await readFile(new URL('./shapes.json', import.meta.url), 'utf8'));
const exports = shapes.flatMap(({ text, options }) => (options?.from ? [{ from: options.from, text }] : []));

async function folderWith(text: string | Buffer, name = 'c.csv'): Promise<string> {
  const folder = await newFolder();
  await writeFile(join(folder, name), text);
  return folder;
}

describe('the export of another program', () => {
  it('is known for nine programs', () => expect(exports).toHaveLength(9));

  it.each(exports)('of $from is imported by one command', async ({ from, text }) => {
    // Every export has a customer of the same address.
    const cwd = await folderWith(text.replaceAll('ann@example.com', `ann@${from}.example.com`));
    const { stdout, stderr } = await rollcall(['import', 'c.csv', '--from', from], { server, cwd });
    expect(stdout).toMatch(/^\d rows? in \d s: [1-9] created/);
    expect(stderr).toContain(`, since exports of ${from} do not have it.`);
    const found = [];
    for await (const customer of server.customers.iterate({ search_term: `ann@${from}.example.com` })) {
      found.push(customer);
    }
    expect(found).toHaveLength(1);
  });
});

describe('a header that does not fit', () => {
  const text = 'Mail,First name,Shoe size\nmap@example.com,Ann,42\n';

  it('leaves a map file that makes the import work', async () => {
    const cwd = await folderWith(text);
    const refused = await rollcall(['import', 'c.csv'], { server, cwd });
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('rollcall import c.csv --map-file c.csv.map.json');
    expect(JSON.parse(await readFile(join(cwd, 'c.csv.map.json'), 'utf8'))).toEqual({
      map: { Mail: 'primary_email', 'First name': 'first_name', 'Shoe size': null },
      set: { customer_type: 'INDIVIDUAL' },
      key_from: 'primary_email',
    });
    const { exitCode } = await rollcall(['import', 'c.csv', '--map-file', 'c.csv.map.json'], { server, cwd });
    expect(exitCode).toBe(0);
    expect(await server.customers.get('map@example.com')).toMatchObject({ first_name: 'Ann' });
  });

  it('never overwrites a map file, and leaves none if no address is known', async () => {
    const cwd = await folderWith(text);
    await writeFile(join(cwd, 'c.csv.map.json'), 'mine');
    await rollcall(['import', 'c.csv', '--dry-run'], { cwd });
    expect(await readFile(join(cwd, 'c.csv.map.json'), 'utf8')).toBe('mine');
    const other = await folderWith('Shoe size\n42\n');
    await rollcall(['import', 'c.csv', '--dry-run'], { cwd: other });
    await expect(access(join(other, 'c.csv.map.json'))).rejects.toThrow('ENOENT');
  });
});

describe('options on how to read a file', () => {
  it('are stronger than those of the map file', async () => {
    const cwd = await folderWith('Mail;Born;City\nopt@example.com;31.12.1990;Z\xfcrich\n');
    await writeFile(
      join(cwd, 'c.csv'),
      Buffer.from('Titel\nMail;Born;City\nopt@example.com;31.12.1990;Z\xfcrich\n', 'latin1'),
    );
    await writeFile(join(cwd, 'map.json'), JSON.stringify({ set: { customer_type: 'INDIVIDUAL' }, header_row: 9 }));
    const flags = ['--map-file', 'map.json', '--set', 'customer_type=BUSINESS', '--header-row', '2'];
    const more = [
      '--map',
      'Born=date_of_birth',
      '--key-from',
      'Mail',
      '--encoding',
      'windows-1252',
      '--date-format',
      'DD.MM.YYYY',
    ];
    const { exitCode, stderr } = await rollcall(['import', 'c.csv', ...flags, ...more], { server, cwd });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringContaining('1 line above the header was skipped.'),
    });
    expect(await server.customers.get('opt@example.com')).toMatchObject({
      customer_type: 'BUSINESS',
      date_of_birth: '1990-12-31',
      city: 'Zürich',
    });
  });

  it.each([
    { map: '{"map":["a"]}', want: 'map must be an object' },
    { map: '{"colour":1}', want: 'colour is not one of from, map' },
    { map: '[]', want: 'is not a JSON object' },
    { map: '{', want: 'is not valid JSON' },
  ])('are refused by name in the map file $map', async ({ map, want }) => {
    const cwd = await folderWith('Mail\n');
    await writeFile(join(cwd, 'map.json'), map);
    const { exitCode, stderr } = await rollcall(['import', 'c.csv', '--map-file', 'map.json', '--dry-run'], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(want) });
  });
});
