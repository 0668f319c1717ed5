import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { TestServer } from './server.ts';

// Tests never install a browser.
const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));

/** Whether this machine has a browser for tests. If not, the reason was printed. */
export const hasBrowser = executablePath !== undefined;
if (!hasBrowser) {
  const searched = candidates.filter(Boolean).join(', ');
  console.warn(
    `The console is not opened in a browser: no Chromium at ${searched} (install one, or set CHROMIUM_PATH)`,
  );
}

export function launchBrowser(): Promise<Browser> {
  // Every name but this machine's address resolves to nothing.
  const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', offline];
  return chromium.launch({ executablePath: executablePath ?? '', args });
}

/** A tab, and what went wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Messages of the console that are errors or warnings, and uncaught exceptions. */
  readonly errors: readonly string[];
  /** The requests to the API: `GET /api/v1/customers?per_page=50`. */
  readonly requests: readonly string[];
}

/** A new tab that shares nothing with others, on the page for signing in. */
export async function openTab(browser: Browser, server: TestServer, options: BrowserContextOptions = {}): Promise<Tab> {
  const tab = await newTab(browser, options);
  await tab.page.goto(`${server.origin}/console/`);
  return tab;
}

/** A new tab in which somebody has signed in before, on a page of the console. */
export async function signIn(
  browser: Browser,
  { origin, apiKey }: TestServer,
  path = '/customers',
  options: BrowserContextOptions = {},
): Promise<Tab> {
  const tab = await newTab(browser, options);
  await tab.page.addInitScript((key) => sessionStorage.setItem('rollcall-api-key', key), apiKey);
  await tab.page.goto(`${origin}/console${path}`);
  return tab;
}

async function newTab(browser: Browser, options: BrowserContextOptions): Promise<Tab> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage();
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/')) requests.push(`${request.method()} ${pathname}${search}`);
  });
  return { page, errors, requests };
}

/** Goes to another page of the console, as a link would. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((target) => history.pushState(null, '', `/console${target}`), path);
}
