import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, contrast } from '../support/accessibility.ts';
import { hasBrowser, openTab, signIn } from '../support/browser.ts';
import { serverOf, type TestServer } from '../support/server.ts';

interface PageCase {
  readonly path: string;
  /** Brings the page into the state that is checked. */
  readonly ready: (page: Page) => Promise<void>;
}

const pages: readonly PageCase[] = [
  { path: '/customers', ready: (page) => page.getByRole('link', { name: 'acme' }).waitFor() },
  { path: '/customers/acme', ready: (page) => page.getByRole('heading', { name: 'Contact people' }).waitFor() },
  { path: '/customers/acme/edit', ready: (page) => page.getByLabel('Value 1').waitFor() },
  { path: '/new', ready: showProblems },
  { path: '/customers/missing', ready: (page) => page.getByRole('alert').waitFor() },
  { path: '/nothing-here', ready: (page) => page.getByRole('heading', { name: 'No such page' }).waitFor() },
  { path: '/import', ready: (page) => page.getByRole('heading', { name: 'Import' }).waitFor() },
  { path: '/webhooks', ready: (page) => page.getByRole('heading', { name: 'Webhooks' }).waitFor() },
  { path: '/overview', ready: (page) => page.getByRole('heading', { name: 'Overview' }).waitFor() },
];

describe.skipIf(!hasBrowser)('each page of the console', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serverOf('pages');
    await server.rollcall.customers.create({
      customer_key: 'acme',
      customer_type: 'BUSINESS',
      primary_email: `${'long'.repeat(15)}@${'long-name.'.repeat(5)}example.com`,
      display_name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
      contact_people: [{ first_name: 'Jane', email_address: 'jane@example.com' }],
      metadata: { a_long_name_of_a_value_that_does_not_fit_anywhere: 'x'.repeat(300) },
    });
  });

  it.each(pages)('$path is accessible in light and dark, fits into 360 pixels, and logs no errors', async (given) => {
    const { page, errors } = await signIn(server, given.path);
    await given.ready(page);
    await checkPage(page);
    expect(errors.filter((error) => !(given.path === '/customers/missing' && error.includes('404')))).toEqual([]);
  });

  it('the page for signing in is accessible in light and dark, fits into 360 pixels, and logs no errors', async () => {
    const { page, errors } = await openTab(server);
    await page.getByLabel('API key').waitFor();
    await checkPage(page);
    expect(errors).toEqual([]);
  });

  it('the chosen colours win over those of the system, and stay', async () => {
    const { page } = await signIn(server);
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole('combobox', { name: 'Colours' }).selectOption('Dark');
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    await page.getByRole('link', { name: 'acme' }).waitFor();
    expect(await background()).toBe(dark);
  });

  it('the first page loads less than 250 kB of compressed code and styles', async () => {
    const { page } = await openTab(server);
    await page.getByLabel('API key').fill(server.apiKey);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    const sizes = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => {
        const { name, encodedBodySize, decodedBodySize } = entry as PerformanceResourceTiming;
        return { name, encodedBodySize, isCompressed: encodedBodySize < decodedBodySize };
      }),
    );
    const assets = sizes.filter(({ name }) => name.includes('/console/assets/'));
    expect(assets.length).toBeGreaterThan(2);
    expect(assets.reduce((total, { encodedBodySize }) => total + encodedBodySize, 0)).toBeLessThan(250_000);
  });
});

describe('the files of the console', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serverOf('pages');
  });

  it('each address of a page leads to the same page, which may run and load only what the server sends', async () => {
    const addresses = ['/console', '/console/', '/console/customers/a.b', '/console/no/such/page'];
    const responses = await Promise.all(addresses.map((address) => fetch(server.origin + address)));
    const texts = await Promise.all(responses.map((response) => response.text()));
    expect(new Set(texts).size).toBe(1);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const { headers } of responses) {
      expect(headers.get('cache-control')).toBe('no-cache');
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; ");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('code is cached for good, and code of another version is missing, not the page', async () => {
    const html = await (await fetch(`${server.origin}/console/`)).text();
    const [script = ''] = /\/console\/assets\/[^"]+\.js/.exec(html) ?? [];
    const found = await fetch(server.origin + script);
    expect(found.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const missing = await fetch(`${server.origin}/console/assets/index-of-another-version.js`);
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, expect.stringContaining('json')]);
  });
});

async function showProblems(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('3 problems to fix').waitFor();
}

async function checkPage(page: Page): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await accessibilityProblems(page, contrast)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}
