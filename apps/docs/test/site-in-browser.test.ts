import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type LocalDouble, startLocalDouble } from '../examples/local-double.ts';
import { hasChromium, launchChromium } from './chromium.ts';
import { serverMain } from './repository.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One page of each kind. */
const kinds = [
  '/docs',
  '/docs/guides/errors',
  '/docs/errors',
  '/docs/errors/customer_key_taken',
  '/docs/events/customer.created',
  '/docs/reference',
  '/docs/reference/bulk-create-customers',
  '/docs/reference/objects/customer',
  '/docs/contract',
  '/docs/nothing',
];

/** Around the text, which is the same on all pages with the same list of pages: it is checked on the first page of each. */
const frame = ['.VPNav', '.VPLocalNav', '.VPSidebar', '.VPDocAside'];
const withFrame = ['/docs', '/docs/guides/errors', '/docs/errors', '/docs/reference', '/docs/nothing'];

describe.skipIf(!hasChromium('The site is not opened in a browser'))('the site in Chromium, without a network', () => {
  let browser: Browser;
  let server: LocalDouble;
  let origin: string;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchChromium(), startLocalDouble(serverMain)]);
    origin = new URL(server.baseUrl).origin;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** The tab that tests use one after the other: to load a page in a new one takes three times as long. */
  let used: Page | undefined;

  /** Opens a page of the site in a tab that has nothing of other tests, or a page elsewhere in a tab of its own. */
  async function open(path: string, options?: Parameters<Browser['newContext']>[0]) {
    const page = options || !path.startsWith('/') ? await newPage(options) : await emptyPage();
    const activity = recordActivity(page, origin);
    await page.goto(path);
    if (path.startsWith('/') && options?.javaScriptEnabled !== false) await untilReady(page);
    return { page, activity, context: page.context() };
  }

  async function newPage(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context = await browser.newContext({ ...options, baseURL: origin });
    onTestFinished(() => context.close());
    return context.newPage();
  }

  async function emptyPage(): Promise<Page> {
    used ??= await (await browser.newContext({ baseURL: origin })).newPage();
    used.removeAllListeners();
    await used.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await used.setViewportSize({ width: 1280, height: 720 });
    // Another page of the server, so that nothing of the site runs.
    await used.goto('/readyz');
    await used.evaluate(() => {
      sessionStorage.clear();
      localStorage.clear();
    });
    return used;
  }

  it.each(kinds)(
    '%s requests nothing from elsewhere, has no errors, satisfies WCAG AA in light and dark, and fits into 360 pixels',
    async (path) => {
      const { page, activity } = await open(path);
      await page.waitForLoadState('networkidle');
      await page.evaluate(axe);
      await page.evaluate(keepOneTokenOfEachColour);
      const unchecked = withFrame.includes(path) ? [] : frame;
      expect(await problemsOf(page, wcag, unchecked)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.evaluate(() => document.documentElement.classList.add('dark'));
      expect(await problemsOf(page, contrast, unchecked)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      const notFound = path === '/docs/nothing' ? [expect.stringContaining('404')] : [];
      expect(activity).toEqual({ elsewhere: [], errors: notFound });
    },
  );

  it('the search finds the page of an error code, an operation and a guide', async () => {
    const { page, activity } = await open('/docs');
    const searches = [
      { words: 'customer_key_taken', title: 'customer_key_taken', path: '/docs/errors/customer_key_taken' },
      { words: 'unarchive', title: 'Unarchive a customer', path: '/docs/reference/unarchive-customer' },
      { words: 'postgresql', title: 'PostgreSQL', path: '/docs/guides/postgresql' },
    ];
    for (const { words, title, path } of searches) {
      await page.keyboard.press('Control+k');
      await page.locator('.VPLocalSearchBox input').fill(words);
      await page.locator('.VPLocalSearchBox .result', { hasText: title }).first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === path);
    }
    expect(activity).toEqual({ elsewhere: [], errors: [] });
  });

  it('a sample is copied with the server and the key of the reader, which stay in the tab', async () => {
    const { page, context } = await open('/docs/reference/get-customer', {});
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Your key' }).click();
    await page.locator('.reader-settings').getByLabel('API key').fill('sk_test_reader');
    await page.keyboard.press('Escape');
    const sample = page.locator('.vp-code-group .language-sh').first();
    await sample.hover();
    await sample.locator('button.copy').click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`curl '${origin}/api/v1/customers/jane_doe_001' \\\n  -H 'x-api-key: sk_test_reader'`);
    const other = await context.newPage();
    await other.goto('/docs/reference/get-customer', { waitUntil: 'networkidle' });
    expect(await other.locator('.vp-code-group').first().textContent()).not.toContain('sk_test_reader');
    const elsewhere = await page.evaluate(() =>
      [Object.values(localStorage), document.cookie, location.href].join(' '),
    );
    expect(elsewhere).not.toContain('sk_test_reader');
  });

  it('the key replaces the command that reads its file, and the chosen language stays readable', async () => {
    const { page } = await open('/docs/errors/customer_key_taken');
    await page.evaluate(() => sessionStorage.setItem('rollcall-reader', JSON.stringify({ apiKey: 'sk_test_reader' })));
    await page.reload();
    const sample = page.locator('.language-sh').first();
    await expect.poll(() => sample.textContent()).toContain('"x-api-key: sk_test_reader"');
    expect(await sample.textContent()).toContain(`${origin}/api/v1/customers`);
  });

  it('a request is tried, and its answer is shown beside the documented one, with a link to the page of its code', async () => {
    const { page, activity } = await open('/docs/reference/create-customer');
    const form = page.locator('.try-it');
    await form.getByText('Try it').click();
    await form.getByLabel('API key').fill(server.apiKey);
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('201 Created').waitFor();
    expect(await form.locator('pre').allTextContents()).toEqual([
      expect.stringContaining('"customer_key": "jane_doe_001"'),
      expect.stringContaining('"customer_key": "jane_doe_001"'),
    ]);
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByRole('link', { name: 'customer_key_taken' }).click();
    await page.waitForURL('**/docs/errors/customer_key_taken');
    expect(activity).toEqual({ elsewhere: [], errors: [expect.stringContaining('409')] });
  });

  it('a file is tried, and its rows are answered', async () => {
    const { page } = await open('/docs/reference/upload-customers-csv');
    const form = page.locator('.try-it');
    await form.getByText('Try it').click();
    await form.getByLabel('API key').fill(server.apiKey);
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('200 OK').waitFor();
    expect(await form.locator('pre').first().textContent()).toContain('"total_customers": 2');
  });

  it('every page is readable without scripts, with all of its samples', async () => {
    const { page } = await open('/docs/reference/create-customer', { javaScriptEnabled: false });
    expect(await page.locator('h1').textContent()).toContain('Create a customer');
    expect(await page.getByText('MetrifoxClient').first().isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'primary_email_taken' }).first().isVisible()).toBe(true);
  });

  it('a reader reaches the content, the search and a sample by the keyboard', async () => {
    const { page } = await open('/docs/reference/get-customer');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to content');
    await page.locator('.vp-code-group input').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.vp-code-group .active').first().textContent()).toContain("from '@rollcall/client'");
  });

  it('a page of another origin on this machine can call a server in development, and read its errors and headers', async () => {
    const site = createServer((_req, res) => res.setHeader('content-type', 'text/html').end('<title>A page</title>'));
    await once(site.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void site.close());
    const { page } = await open(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
    const call = async (path: string, headers: Record<string, string>) =>
      page.evaluate(
        async ([url, init]) => {
          const response = await fetch(url, init);
          const id = response.headers.get('x-request-id');
          return [response.status, ((await response.json()) as { message?: string }).message, id !== null];
        },
        [new URL(path, origin).href, { headers }] as const,
      );
    const key = { 'x-api-key': server.apiKey };
    expect(await call('/api/v1/webhook_endpoints', key)).toEqual([200, expect.any(String), true]);
    expect(await call('/api/v1/customers', {})).toEqual([401, 'The x-api-key header is missing', true]);
    expect(await call('/customer', key)).toEqual([404, 'There is nothing at this path', true]);
    expect(await call('/openapi.json', {})).toEqual([200, undefined, true]);
  });

  it('these tests notice a page that sends a request elsewhere', async () => {
    const page = await browser.newPage();
    const activity = recordActivity(page, origin);
    await page.setContent('<img src="https://example.com/logo.svg">', { waitUntil: 'load' });
    await page.close();
    expect(activity.elsewhere).toEqual(['https://example.com/logo.svg']);
    expect(activity.errors).toEqual([expect.stringContaining('ERR_NAME_NOT_RESOLVED')]);
  });
});

/** Waits until the scripts of the page have taken over what the server sent. */
async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
}

/** Runs in the page. The contrast of thousands of equal parts of code takes most of the time of these tests. */
function keepOneTokenOfEachColour(): void {
  const seen = new Set<string>();
  for (const token of [...document.querySelectorAll('.line span'), ...document.querySelectorAll('.line')]) {
    const look = [
      token.getAttribute('style'),
      token.className,
      token.closest('[class*="language-"]')?.className,
    ].join();
    if (token.childElementCount === 0 && seen.has(look)) token.replaceWith(token.textContent);
    seen.add(look);
  }
}

const wcag = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** The only rule whose result depends on the colours. */
const contrast = { type: 'rule', values: ['color-contrast'] };

/** The problems of a page that axe finds by some of its rules, each with its elements. */
async function problemsOf(page: Page, runOnly: typeof wcag, unchecked: string[]): Promise<string[]> {
  const { violations } = await page.evaluate(
    ([rules, exclude]) =>
      (globalThis as unknown as { axe: { run: (context: object, options: object) => Promise<Results> } }).axe.run(
        { exclude },
        {
          runOnly: rules,
          resultTypes: ['violations'],
        },
      ),
    [runOnly, unchecked] as const,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3)}`);
}

interface Results {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: string[] }[] }[];
}

interface PageActivity {
  /** The requested addresses of other servers. */
  readonly elsewhere: readonly string[];
  /** Console errors, which include requests that the policy blocked, and uncaught exceptions. */
  readonly errors: readonly string[];
}

/** Records requests and errors from now on. Call it before the page is opened. */
function recordActivity(page: Page, origin: string): PageActivity {
  const elsewhere: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(`${origin}/`))
      elsewhere.push(request.url());
  });
  page.on('console', (message) => {
    // The site has an icon of its own. This one is of the page before it.
    if (message.location().url.endsWith('/favicon.ico')) return;
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return { elsewhere, errors };
}
