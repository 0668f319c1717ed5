import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildResult, build } from 'esbuild';
import { chromium } from 'playwright-core';
import { inject } from 'vitest';
import type { Assignment } from './run-program.ts';
import { type HttpServer, startHttpServer } from './servers.ts';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
];

/** The installed Chromium; `undefined` if there is none. Tests never install one. */
export const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path));

export const noChromium = `no Chromium at ${candidates.filter(Boolean).join(', ')} (install one, or set CHROMIUM_PATH)`;

/**
 * Calls every method in a page of a headless Chromium, on another origin than the API. Resolves with the program's result
 * and Chromium's version.
 */
export async function runInChromium(assignment: Assignment): Promise<{ result: unknown; version: string }> {
  const { origin, close } = await startSite();
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(origin);
    const result = await page.evaluate(`window.callEveryMethod(${JSON.stringify(assignment)})`);
    return { result, version: browser.version() };
  } finally {
    await browser.close();
    await close();
  }
}

/** Starts a site with the page and its scripts. */
async function startSite(): Promise<HttpServer> {
  const { outputFiles } = await bundleForBrowser('page.mjs');
  const scripts = new Map(outputFiles.map(({ path, text }) => [`/${basename(path)}`, text]));
  return startHttpServer((incoming, response) => {
    const script = scripts.get(incoming.url ?? '');
    if (script === undefined)
      response.setHeader('content-type', 'text/html').end('<script type="module" src="/page.js"></script>');
    else response.setHeader('content-type', 'text/javascript').end(script);
  });
}

/** Bundles a program of the project for browsers as users do: minified. */
function bundleForBrowser(program: string): Promise<BuildResult<{ write: false; metafile: true }>> {
  const folder = inject('project');
  return build({
    absWorkingDir: folder,
    entryPoints: [program],
    outdir: join(folder, 'bundle'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    metafile: true,
    write: false,
  });
}
