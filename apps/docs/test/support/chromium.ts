import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** The installed Chromium; `undefined` where there is none. Tests never install one. */
export const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path));

export const noChromium = `no Chromium at ${candidates.filter(Boolean).join(', ')} (install one, or set CHROMIUM_PATH)`;

/** A Chromium that can reach this machine only: every other name resolves to nothing. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** What a page does that a page without needs and faults would not do. */
export interface PageRecord {
  /** Addresses asked for, in order, those inside the page (`blob:`, `data:`) left out. */
  readonly requests: readonly string[];
  /** Errors in the console, among them requests that the page's policy blocked, and exceptions that nobody caught. */
  readonly errors: readonly string[];
}

/** Records from now on. Start before the page is opened. */
export function recordPage(page: Page): PageRecord {
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
