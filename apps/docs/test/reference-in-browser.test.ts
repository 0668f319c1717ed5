import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDouble, startLocalDouble } from '../examples/local-double.ts';
import { referencePage, serverMain } from './repository.ts';

// Tests never install a browser.
const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) {
  const searched = candidates.filter(Boolean).join(', ');
  console.warn(
    `The reference is not opened in a browser: no Chromium at ${searched} (install one, or set CHROMIUM_PATH)`,
  );
}

describe.skipIf(executablePath === undefined)('the reference in Chromium, without a network', () => {
  let browser: Browser;
  let server: LocalDouble;
  beforeAll(async () => {
    server = await startLocalDouble(serverMain);
    // Every name but this machine's address resolves to nothing.
    const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', offline];
    browser = await chromium.launch({ executablePath: executablePath ?? '', args });
  });
  afterAll(() => Promise.all([browser?.close(), server?.stop()]));

  it('the reference shows bulk create with its schema, examples and codes, without requests or errors', async () => {
    const page = await browser.newPage();
    const activity = recordActivity(page);
    await page.goto(`${referencePage}#/bulk/bulkcreatecustomers`);
    await expectVisible(page, 'Create up to 100 customers');
    await expectVisible(page, 'The customers. Each is validated and created independently.');
    await page.getByText('customers', { exact: true }).first().click();
    await expectVisible(page, 'Whether the customer is a person or a company.');
    await expectVisible(page, '"acme_corp_001"');
    await page.getByText('422', { exact: true }).first().click();
    await expectVisible(page, 'The body nests arrays and objects more than 32 levels deep.');
    await page.waitForLoadState('networkidle');
    expect(activity).toEqual({ requests: [referencePage.href], errors: [] });
  });

  it('the search of the reference finds an operation', async () => {
    const page = await browser.newPage();
    const activity = recordActivity(page);
    await page.goto(referencePage.href);
    await page.getByText('Search', { exact: false }).first().click();
    await page.keyboard.type('unarchive');
    await page.getByText('Restores an archived customer.', { exact: false }).first().click();
    await page.waitForURL('**#/archive/unarchivecustomer');
    expect(activity).toEqual({ requests: [referencePage.href], errors: [] });
  });

  it('the server serves the reference at /docs with its own address, and its headers allow everything that the page needs', async () => {
    const page = await browser.newPage();
    const activity = recordActivity(page);
    const address = new URL('/docs', server.baseUrl).href;
    await page.goto(address);
    await expectVisible(page, 'A customer registry that takes up to 100 customers in one request');
    await page.waitForLoadState('networkidle');
    await page.goto(`${address}#/customers/createcustomer`);
    await expectVisible(page, 'Creates one customer.');
    expect(await page.content()).toContain(`${server.baseUrl}/customers`);
    expect(activity).toEqual({ requests: [address], errors: [] });
  });

  it('a page of another origin on this machine can call a server in development, and read its errors and headers', async () => {
    const site = createServer((_req, res) => res.setHeader('content-type', 'text/html').end('<title>A page</title>'));
    await once(site.listen(0, '127.0.0.1'), 'listening');
    const { baseUrl, apiKey } = server;
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
    const call = async (path: string, headers: Record<string, string>) =>
      page.evaluate(
        async ([url, init]) => {
          const response = await fetch(url, init);
          const id = response.headers.get('x-request-id');
          return [response.status, ((await response.json()) as { message?: string }).message, id !== null];
        },
        [new URL(path, baseUrl).href, { headers }] as const,
      );
    expect(await call('/api/v1/customers', { 'x-api-key': apiKey })).toEqual([200, 'Customers Fetched', true]);
    expect(await call('/api/v1/customers', {})).toEqual([401, 'The x-api-key header is missing', true]);
    expect(await call('/customer', { 'x-api-key': apiKey })).toEqual([404, 'There is nothing at this path', true]);
    expect(await call('/openapi.json', {})).toEqual([200, undefined, true]);
    site.close();
  });

  it('these tests notice a page that sends a request', async () => {
    const page = await browser.newPage();
    const activity = recordActivity(page);
    await page.setContent('<img src="https://example.com/logo.svg">', { waitUntil: 'load' });
    expect(activity.requests).toEqual(['https://example.com/logo.svg']);
    expect(activity.errors).toEqual([expect.stringContaining('ERR_NAME_NOT_RESOLVED')]);
  });
});

/** Expects an element with this text that has a size, even if the reader has to scroll to it. */
async function expectVisible(page: Page, text: string): Promise<void> {
  await page.getByText(text, { exact: false }).first().waitFor({ state: 'visible' });
}

interface PageActivity {
  /** The requested addresses, in order, without those inside the page (`blob:`, `data:`). */
  readonly requests: readonly string[];
  /** Console errors, which include requests that the page's policy blocked, and uncaught exceptions. */
  readonly errors: readonly string[];
}

/** Records requests and errors from now on. Call it before the page is opened. */
function recordActivity(page: Page): PageActivity {
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:blob|data):/.test(request.url())) requests.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return { requests, errors };
}
