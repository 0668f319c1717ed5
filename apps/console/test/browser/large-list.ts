import { beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, signIn, visit } from '../support/browser.ts';
import { LARGE_SIZE as SIZE } from '../support/registry.ts';
import { serverOf, type TestServer } from '../support/server.ts';

describe.skipIf(!hasBrowser)('the list of 100,000 customers', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serverOf('default');
  });

  it('the list shows the newest first with one request, and few rows', async () => {
    const { page, requests } = await signIn(server);
    await page.getByText('100,000 customers', { exact: true }).waitFor();
    await page.getByRole('link', { name: `customer_${SIZE}`, exact: true }).waitFor();
    expect(requests).toEqual(['GET /api/v1/customers?per_page=50']);
    expect(await page.getByRole('row').count()).toBeLessThan(60);
  });

  it('scrolling through 500 customers takes one request for each page, by cursor, and the way back takes none', async () => {
    const { page, requests } = await signIn(server);
    await page.getByRole('link', { name: `customer_${SIZE}`, exact: true }).focus();
    const last = page.getByRole('link', { name: `customer_${SIZE - 499}`, exact: true });
    for (let loaded = 50; loaded <= 500; loaded += 50) {
      // The first row of a page is there when the page is.
      await page.locator(`[data-row="${loaded - 50}"]`).waitFor();
      await page.keyboard.press('End');
      await page.locator(`[data-row="${loaded - 1}"]:focus`).waitFor();
    }
    expect(requests.length).toBeLessThanOrEqual(11);
    expect(new Set(requests).size).toBe(requests.length);
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    await last.click();
    await page.getByRole('heading', { name: `Customer ${SIZE - 499}` }).waitFor();
    const before = requests.length;
    await page.goBack();
    await last.waitFor();
    expect(requests).toHaveLength(before);
  });

  it('the chosen columns stay when the page is opened again, and every field of a customer can be one', async () => {
    const { page } = await signIn(server);
    await page.getByText('Columns').click();
    await page.getByRole('checkbox', { name: 'Updated at' }).check();
    await page.getByRole('checkbox', { name: 'Country', exact: true }).uncheck();
    await page.reload();
    await page.getByRole('columnheader', { name: 'Updated at' }).waitFor();
    const headers = await page.getByRole('columnheader').allTextContents();
    expect(headers).toEqual([
      'Customer key',
      'Display name',
      'Customer type',
      'Primary email',
      'Created at',
      'Updated at',
    ]);
    const customer = await server.rollcall.customers.get('customer_1');
    expect(await page.locator('.menu input').count()).toBe(Object.keys(customer).length - 1);
  });

  it('filters are kept for the way back, in the words of the document', async () => {
    const { page, requests } = await signIn(server);
    await page.getByRole('combobox', { name: 'Customer type' }).selectOption('Individual');
    await page.getByText('No customer matches').waitFor();
    expect(requests.at(-1)).toBe('GET /api/v1/customers?customer_type=INDIVIDUAL&per_page=50');
    await visit(page, '/new');
    await page.goBack();
    await page.getByText('No customer matches').waitFor();
  });
});
