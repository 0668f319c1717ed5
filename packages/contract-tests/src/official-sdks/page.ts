import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { HttpResponse } from '../oracle/response.ts';
import { fetchArguments } from './http-libraries.ts';
import type { HttpLibrary } from './official-sdk.ts';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
];

/** The installed Chromium; `undefined` if there is none. Tests never install one. */
export const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path));

export const noChromium = `no Chromium at ${candidates.filter(Boolean).join(', ')} (install one, or set CHROMIUM_PATH)`;

/** A page in Chromium that belongs to an origin. */
interface Page {
  /** Sends a request with the `fetch` of the page. */
  readonly send: HttpLibrary;
  readonly close: () => Promise<void>;
}

/** Chromium lets a page of the internet call a server on this machine only if its user permits it. */
const PERMIT_LOCAL_SERVERS = '--disable-features=LocalNetworkAccessChecks';

/** Opens a page of this origin. No server has to run there: the content of the page is made up. */
export async function openPage(origin: string): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-gpu', PERMIT_LOCAL_SERVERS],
  });
  const page = await browser.newPage();
  await page.route(`${origin}/`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>A page</title>' }));
  await page.goto(`${origin}/`);
  // As long as there is a route, the browser lets every preflight pass.
  await page.unrouteAll();
  return {
    send: async (request) => toResponse(request.method, await page.evaluate(fetchInPage, fetchArguments(request))),
    close: () => browser.close(),
  };
}

interface PageResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
}

/** Runs in the page, so it uses nothing from outside. */
async function fetchInPage({ url, form, ...init }: ReturnType<typeof fetchArguments>): Promise<PageResponse> {
  const data = new FormData();
  if (form) data.append(form.field, new File([form.csv], 'customers.csv', { type: 'text/csv' }));
  const response = await fetch(url, form ? { ...init, body: data } : init);
  return { status: response.status, headers: [...response.headers], text: await response.text() };
}

function toResponse(method: string, { status, headers, text }: PageResponse): HttpResponse {
  return { method, status, headers: new Map(headers), body: Buffer.from(text) };
}
