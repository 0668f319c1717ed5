import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalDouble } from '../../examples/local-double.ts';
import { chromiumPath, launchChromium, noChromium, recordPage } from '../support/chromium.ts';
import { referencePage, serverMain } from '../support/locations.ts';

if (chromiumPath === undefined) console.warn(`The reference is not opened in a browser: ${noChromium}`);

describe.skipIf(chromiumPath === undefined)('the reference in Chromium, with the network cut', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it('shows bulk create with its schema, examples and codes, asks for nothing and reports no error', async () => {
    const page = await browser.newPage();
    const record = recordPage(page);
    await page.goto(`${referencePage}#/bulk/bulkcreatecustomers`);
    await expectVisible(page, 'Create up to 100 customers');
    await expectVisible(page, 'The customers. Each is checked and created by itself.');
    await page.getByText('customers', { exact: true }).first().click();
    await expectVisible(page, 'Whether the customer is a person or a company.');
    await expectVisible(page, '"acme_corp_001"');
    await page.getByText('422', { exact: true }).first().click();
    await expectVisible(page, 'The body nests arrays and objects deeper than 32 levels.');
    await page.waitForLoadState('networkidle');
    expect(record).toEqual({ requests: [referencePage.href], errors: [] });
  });

  it('finds an operation by search', async () => {
    const page = await browser.newPage();
    const record = recordPage(page);
    await page.goto(referencePage.href);
    await page.getByText('Search', { exact: false }).first().click();
    await page.keyboard.type('unarchive');
    await page.getByText('Brings an archived customer back.', { exact: false }).first().click();
    await page.waitForURL('**#/archive/unarchivecustomer');
    expect(record).toEqual({ requests: [referencePage.href], errors: [] });
  });

  it('is what the server shows at /docs, under the headers that it sends', async () => {
    const server = await startLocalDouble(serverMain);
    const page = await browser.newPage();
    const record = recordPage(page);
    const address = new URL('/docs', server.baseUrl).href;
    await page.goto(address);
    await expectVisible(page, 'A customer registry that takes up to 100 customers in one request');
    await page.waitForLoadState('networkidle');
    await server.stop();
    expect(record).toEqual({ requests: [address], errors: [] });
  });

  it('would tell if a page asked for something', async () => {
    const page = await browser.newPage();
    const record = recordPage(page);
    await page.setContent('<img src="https://example.com/logo.svg">', { waitUntil: 'load' });
    expect(record.requests).toEqual(['https://example.com/logo.svg']);
    expect(record.errors).toEqual([expect.stringContaining('ERR_NAME_NOT_RESOLVED')]);
  });
});

/** Attached, laid out and not empty, whether the reader has to scroll to it or not. */
async function expectVisible(page: Page, text: string): Promise<void> {
  await page.getByText(text, { exact: false }).first().waitFor({ state: 'visible' });
}
