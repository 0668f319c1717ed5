#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { requireConsent } from './consent.ts';
import { parseOptions, USAGE, UsageError } from './options.ts';

/** `npx @rollcall/contract-tests`: checks a running server against the document. */
async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2), process.env);
  if (options === 'help') return print(USAGE);
  if (options === 'version') return print(`${await version()}\n`);
  await requireConsent(options);
  // Only now, since it loads vitest.
  const { runChecks } = await import('./run-checks.ts');
  return (await runChecks(options)) ? 0 : 1;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

async function version(): Promise<string> {
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\nSee npx @rollcall/contract-tests --help.\n`);
  process.exitCode = 2;
}
