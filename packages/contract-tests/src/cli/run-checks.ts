import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { type Options, UsageError } from './options.ts';

/** A test sends up to thousands of requests, perhaps over a slow network. */
const TIMEOUT_MS = 600_000;

/**
 * Runs the tests of this package against the server, and prints each failure.
 *
 * @returns whether all tests passed.
 * @throws UsageError if no test file has one of the filters in its name.
 */
export async function runChecks(options: Options): Promise<boolean> {
  Object.assign(process.env, environmentFor(options));
  const vitest = await startVitest(
    'test',
    [...options.filters],
    {
      // The tests must not find the configuration of the folder in which the command is called.
      config: false,
      root: fileURLToPath(new URL('.', import.meta.url)),
      include: ['checks/**/*.js'],
      exclude: [],
      globalSetup: [fileURLToPath(new URL('provide-target.js', import.meta.url))],
      watch: false,
      isolate: false,
      pool: 'threads',
      testTimeout: TIMEOUT_MS,
      hookTimeout: TIMEOUT_MS,
      bail: options.bail ? 1 : 0,
      disableConsoleIntercept: true,
      reporters: ['default', ...(options.junit === undefined ? [] : [junitReporter(options.junit)])],
    },
    { cacheDir: resolve(tmpdir(), 'rollcall-contract-tests') },
  );
  const files = vitest.state.getTestModules();
  if (files.length === 0) throw new UsageError(`No test file has ${options.filters.join(' or ')} in its name.`);
  const passed = files.every((file) => file.ok()) && vitest.state.getUnhandledErrors().length === 0;
  await vitest.close();
  return passed;
}

function environmentFor({ url, key, otherKey, origin, webhookUrl, histories, seed }: Options): NodeJS.ProcessEnv {
  return {
    CONTRACT_BASE_URL: url,
    CONTRACT_API_KEY: key,
    ...(otherKey !== undefined && { CONTRACT_OTHER_API_KEY: otherKey }),
    ...(origin !== undefined && { CONTRACT_ORIGIN: origin }),
    ...(webhookUrl !== undefined && { CONTRACT_WEBHOOK_URL: webhookUrl }),
    ...(histories !== undefined && { CONTRACT_HISTORIES: histories }),
    ...(seed !== undefined && { CONTRACT_SEED: seed }),
  };
}

function junitReporter(file: string): ['junit', { outputFile: string; suiteName: string }] {
  return ['junit', { outputFile: resolve(file), suiteName: 'Rollcall contract tests' }];
}
