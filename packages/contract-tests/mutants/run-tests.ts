import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkspaceCopy } from './workspace-copy.ts';

const PACKAGE_FOLDER = join(import.meta.dirname, '..');
const VITEST = join(dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs');

/** How a run of the tests ended. */
export interface TestRun {
  /** Where the first test failed and what it guarantees; `undefined` where all passed. */
  readonly failure: string | undefined;
  readonly testsRun: number;
}

/** Numbers the report files. */
let runs = 0;

/**
 * Runs the contract tests against the packages of a copy, until the first of them fails.
 *
 * @param filters parts of the names of the files to run; none for all.
 * @throws Error where the tests did not get as far as to pass or fail.
 */
export async function runTests(copy: WorkspaceCopy, filters: readonly string[]): Promise<TestRun> {
  const report = join(tmpdir(), `rollcall-mutants-${process.pid}-${runs++}.json`);
  const options = ['run', '--bail=1', '--reporter=json', `--outputFile=${report}`];
  const vitest = spawn(process.execPath, [VITEST, ...options, ...filters], {
    cwd: PACKAGE_FOLDER,
    env: { ...process.env, ...entriesOf(copy) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  vitest.stdout.on('data', (chunk) => (printed += chunk));
  vitest.stderr.on('data', (chunk) => (printed += chunk));
  const [exitCode] = await once(vitest, 'close');
  const run = await readReport(report);
  if (run && (exitCode === 0) === (run.failure === undefined) && run.testsRun > 0) return run;
  throw new Error(`The tests ended with ${exitCode}, but not by a test that failed:\n${printed.slice(-4_000)}`);
}

/** The given server would be tested otherwise, in place of the copy. */
function entriesOf(copy: WorkspaceCopy): NodeJS.ProcessEnv {
  return {
    CONTRACT_BASE_URL: undefined,
    CONTRACT_SERVER_ENTRY: join(copy.folderOf('server'), 'dist/main.js'),
    CONTRACT_CLIENT_ENTRY: join(copy.folderOf('client'), 'dist/index.js'),
  };
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

async function readReport(path: string): Promise<TestRun | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  await rm(path);
  const { testResults } = JSON.parse(text) as Report;
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, file: name.slice(PACKAGE_FOLDER.length + 1) })),
  );
  const failed = tests.find(({ status }) => status === 'failed');
  return {
    failure: failed && `${failed.file}: ${failed.fullName}`,
    testsRun: tests.filter(({ status }) => status === 'passed' || status === 'failed').length,
  };
}
