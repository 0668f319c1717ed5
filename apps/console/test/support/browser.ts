import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { TestServer } from './server.ts';

// Tests never install a browser.
const candidates = [
  process.env.CHROMIUM_PATH,
  // Chromium without its windows, which needs half the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));

/** Whether this machine has a browser for tests. If not, the reason was printed. */
export const hasBrowser = executablePath !== undefined;
if (!hasBrowser) {
  const searched = candidates.filter(Boolean).join(', ');
  console.warn(
    `The console is not opened in a browser: no Chromium at ${searched} (install one, or set CHROMIUM_PATH)`,
  );
}

let opened: Promise<{ readonly browser: Browser; readonly usedPage: Page }> | undefined;

/** Starts the browser of all tests, with the tab that they use one after the other, so that its code is compiled once. */
async function openBrowser() {
  // Every name but this machine's address resolves to nothing.
  const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', offline];
  const browser = await chromium.launch({ executablePath: executablePath ?? '', args });
  return { browser, usedPage: await newPage(await browser.newContext()) };
}

/** Closes the browser, if it was started. */
export async function closeBrowser(): Promise<void> {
  await (await opened)?.browser.close();
}

/** A tab, and what went wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Messages of the console that are errors or warnings, and uncaught exceptions. */
  readonly errors: readonly string[];
  /** The requests to the API: `GET /api/v1/customers?per_page=50`. */
  readonly requests: readonly string[];
}

interface TabOptions {
  /** `another` for a second tab at a time, `own` for one with other settings, which loads all code again. */
  readonly tab: 'used' | 'another' | 'own';
}

/** Opens the page for signing in, in a tab that has nothing of other tests. */
export async function openTab({ origin }: TestServer): Promise<Tab> {
  const tab = await emptyTab(origin);
  await tab.page.goto(`${origin}/console/`);
  return tab;
}

/** Opens a page of the console, in a tab in which somebody has signed in before, and that has nothing of other tests. */
export async function signIn({ origin, apiKey }: TestServer, path = '/customers', options?: TabOptions): Promise<Tab> {
  const tab = await emptyTab(origin, options);
  await tab.page.evaluate((key) => sessionStorage.setItem('rollcall-api-key', key), apiKey);
  await tab.page.goto(`${origin}/console${path}`);
  return tab;
}

async function emptyTab(origin: string, { tab }: TabOptions = { tab: 'used' }): Promise<Tab> {
  opened ??= openBrowser();
  const { browser, usedPage } = await opened;
  const page = tab === 'used' ? usedPage : await newPage(tab === 'own' ? browser : usedPage.context());
  if (page !== usedPage) onTestFinished(() => page.close());
  page.removeAllListeners();
  await page.context().unrouteAll();
  // Another page of the server, so that nothing of the console runs.
  await page.goto(`${origin}/readyz`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(clearStorage);
  return { page, ...recordOf(page) };
}

async function newPage(opener: Browser | BrowserContext): Promise<Page> {
  const page = await opener.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}

/** Runs in the page. */
async function clearStorage(): Promise<void> {
  sessionStorage.clear();
  localStorage.clear();
  for (const { name = '' } of await indexedDB.databases()) {
    await new Promise((resolve, reject) => {
      const deletion = indexedDB.deleteDatabase(name);
      deletion.onsuccess = resolve;
      deletion.onerror = reject;
    });
  }
}

/** Records errors and requests of a page from now on. */
function recordOf(page: Page): Pick<Tab, 'errors' | 'requests'> {
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    // The console has an icon of its own. This one is of the page before it.
    if (message.location().url.endsWith('/favicon.ico')) return;
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/')) requests.push(`${request.method()} ${pathname}${search}`);
  });
  return { errors, requests };
}

/** Goes to another page of the console, as a link would. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((target) => history.pushState(null, '', `/console${target}`), path);
}
