import { readFile } from 'node:fs/promises';
import type { Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../support/accessibility.ts';
import { hasBrowser, openTab, signIn } from '../support/browser.ts';
import { serverOf, type TestServer } from '../support/server.ts';

/** One of the files by which the command line and the upload are compared: `Nr,Mail,Kind,Notes` and one row. */
const shape = 'a mapping with a column that is ignored';

describe.skipIf(!hasBrowser)('the import', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serverOf('import');
  });

  it('a file whose columns were guessed wrong is imported after a correction, and its two problems are found before anything is stored', async () => {
    const { page, errors, requests } = await signIn(server);
    await page.getByText('There are no customers yet').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Import a file' }).click();
    await page.getByLabel('Drop a CSV file here').waitFor();
    await expectAccessible(page);
    await choose(page, `${await textOf(shape)}2,no-address,Privat,\n3,third@example.com,Alien,\n`);
    const kind = page.getByLabel('Field of Kind');
    expect(await kind.inputValue()).toBe('-');
    await expectAccessible(page);
    await chooseAtOnce(page, { Nr: 'customer_key', Kind: 'customer_type' });
    await page.getByLabel('Customer type of rows').waitFor({ state: 'detached' });
    await press(page, 'Check the file');
    await page.getByRole('heading', { name: '3 rows checked' }).waitFor();
    await page.getByRole('form', { name: 'Line 3' }).getByText('must be an email address').waitFor();
    expect(await page.getByRole('form', { name: 'Line 3' }).getByLabel('Mail').getAttribute('aria-invalid')).toBe(
      'true',
    );
    expect(await page.getByRole('form', { name: 'Line 4' }).getByLabel('Kind').getAttribute('aria-invalid')).toBe(
      'true',
    );
    await expectAccessible(page);
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual([expect.stringContaining('dry_run=true')]);
    await press(page, /^Import 1 row/);
    await page.getByText('The import is done, except for 2 rows.').waitFor();
    await expectAccessible(page);
    const [line = ''] = (await textOf(shape)).split('\n').slice(1);
    const [key = '', address] = line.split(',');
    expect(await server.rollcall.customers.get(key)).toMatchObject({ primary_email: address });
    await page.getByRole('link', { name: 'See the customers' }).click();
    await page.getByRole('link', { name: key, exact: true }).waitFor();
    expect(errors).toEqual([]);
  });

  it('rows that failed are downloaded as a file, corrected in the page, and imported again without the others', async () => {
    await server.rollcall.customers.create({
      customer_key: 'in_the_way',
      customer_type: 'BUSINESS',
      primary_email: 'taken@example.com',
    });
    const { page, requests } = await signIn(server, '/import');
    await choose(
      page,
      'customer_key,customer_type,primary_email\nf1,BUSINESS,f1@example.com\nf2,BUSINESS,taken@example.com\nf3,BUSINESS,=f3\n',
    );
    await press(page, 'Check the file');
    await press(page, /^Import 1 row/);
    await page.getByText('except for 2 rows.').waitFor();
    await page.getByRole('form', { name: 'Line 3' }).getByRole('link', { name: 'in_the_way' }).waitFor();

    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download as CSV')]);
    expect(download.suggestedFilename()).toBe('customers.csv.failed.csv');
    expect(await readFile(await download.path(), 'utf8')).toBe(
      '\uFEFFline,code,reason,formulas_escaped,customer_key,customer_type,primary_email\n' +
        '3,primary_email_taken,primary_email has already been used,,f2,BUSINESS,taken@example.com\n' +
        "4,invalid_format,primary_email must be an email address like name@example.com,yes,f3,BUSINESS,'=f3\n",
    );

    await correct(page, 'Line 3', 'f2@example.com');
    await correct(page, 'Line 4', 'f3@example.com');
    const before = requests.length;
    await press(page, 'Import these 2 rows again');
    await page.getByText('The import is done.').waitFor();
    await page.getByText('3', { exact: true }).waitFor();
    expect(requests.slice(before)).toEqual(['POST /api/v1/customers/bulk-create']);
    const created = await Promise.all(['f1', 'f2', 'f3'].map((key) => server.rollcall.customers.get(key)));
    expect(created.map(({ primary_email }) => primary_email)).toEqual([
      'f1@example.com',
      'f2@example.com',
      'f3@example.com',
    ]);
  });

  it('an import whose page is reloaded in its middle resumes at its position, and creates each customer once', async () => {
    const { page, errors } = await signIn(server, '/import');
    page.on('dialog', (dialog) => dialog.accept());
    await choose(page, fileOf(600, 'again'));
    await press(page, 'Check the file');
    const held = holdAfter(page, 4);
    await press(page, 'Import 600 rows');
    await held.isHolding;
    await page.reload();
    await page.getByText('Paused:', { exact: false }).waitFor();
    await expectAccessible(page);
    held.release();
    await press(page, 'Resume');
    await page.getByText('The import is done.').waitFor();
    await page.getByText('600', { exact: true }).first().waitFor();
    const { meta } = await server.rollcall.customers.list({ search_term: 'again', per_page: 1 });
    expect(meta.total_count).toBe(600);
    expect(errors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([]);
  });

  it('a paused import continues when it is resumed', async () => {
    const { page } = await signIn(server, '/import');
    await choose(page, fileOf(600, 'paused'));
    await press(page, 'Check the file');
    const held = holdAfter(page, 4);
    await press(page, 'Import 600 rows');
    await held.isHolding;
    await press(page, 'Pause');
    held.release();
    await page.getByText('Paused:', { exact: false }).waitFor();
    await press(page, 'Resume');
    await page.getByText('The import is done.').waitFor();
    const { meta } = await server.rollcall.customers.list({ search_term: 'paused', per_page: 1 });
    expect(meta.total_count).toBe(600);
  });

  it('the pages stay usable while 100,000 rows are checked, and the check continues meanwhile', async () => {
    const { page } = await signIn(server, '/import');
    await choose(page, fileOf(100_000, 'many'));
    await press(page, 'Check the file');
    await page.getByText('Checking:', { exact: false }).waitFor();
    await page.getByRole('link', { name: 'Customers', exact: true }).click();
    await page.getByRole('heading', { name: 'Customers' }).waitFor();
    await page.getByRole('link', { name: 'Import', exact: true }).first().click();
    await page.getByText(/Checking: [1-9][\d,]* rows/).waitFor();
    await press(page, 'Stop');
    await page.getByRole('button', { name: 'Check the file' }).waitFor();
  });

  it('the export of a known program shows the type that its customers get, and leaving removes the file and its rows from the browser', async () => {
    const { page } = await openTab(server);
    await page.getByLabel('API key').fill(server.apiKey);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').getByRole('link', { name: 'Import' }).click();
    await choose(page, 'Email Address,First Name,MEMBER_RATING\nleft@example.com,Jane,2\n');
    expect(await page.getByLabel('Customer type of rows without one').inputValue()).toBe('INDIVIDUAL');
    const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(await databases()).toEqual([expect.stringMatching(/^rollcall-import-[0-9a-f]{32}$/)]);
    await press(page, 'Leave');
    await page.getByLabel('API key').waitFor();
    expect(await databases()).toEqual([]);
  });
});

async function textOf(name: string): Promise<string> {
  const file = new URL('../../../../packages/cli/test/import/shapes.json', import.meta.url);
  const shapes = JSON.parse(await readFile(file, 'utf8')) as readonly {
    readonly name: string;
    readonly text: string;
  }[];
  return shapes.find((each) => each.name === name)?.text ?? '';
}

function fileOf(rows: number, name: string): string {
  const lines = Array.from({ length: rows }, (_, index) => `${name}_${index},BUSINESS,${name}_${index}@example.com\n`);
  return `customer_key,customer_type,primary_email\n${lines.join('')}`;
}

async function choose(page: Page, text: string): Promise<void> {
  const file = { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByLabel('Drop a CSV file here').setInputFiles(file);
  await page.getByRole('button', { name: 'Check the file' }).waitFor();
}

function press(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) }).click();
}

async function correct(page: Page, line: string, address: string): Promise<void> {
  const row = page.getByRole('form', { name: line });
  await row.getByLabel('primary_email').fill(address);
  await row.getByRole('button').click();
  await row.getByText('corrected', { exact: true }).waitFor();
}

/** Lets so many requests that create customers through, and holds the others. */
function holdAfter(page: Page, count: number): { readonly isHolding: Promise<void>; readonly release: () => void } {
  const held: Route[] = [];
  let passed = 0;
  let isReleased = false;
  const isHolding = new Promise<void>((resolve) => {
    page.context().route('**/bulk-create', (route) => {
      if (isReleased || passed < count) {
        passed += 1;
        return route.continue();
      }
      held.push(route);
      return resolve();
    });
  });
  const release = () => {
    isReleased = true;
    // A request of the former page is gone by now.
    for (const route of held) route.continue().catch(() => undefined);
  };
  return { isHolding, release };
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([]);
}

/** Chooses the fields of columns faster than the page can show the first choice. */
async function chooseAtOnce(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((chosen) => {
    for (const [column, field] of Object.entries(chosen)) {
      const select = document.querySelector<HTMLSelectElement>(`select[aria-label="Field of ${column}"]`);
      if (select === null) throw new Error(`no choice for ${column}`);
      select.value = field;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }, fields);
}
