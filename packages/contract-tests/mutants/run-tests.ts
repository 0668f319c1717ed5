import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkspaceCopy } from './workspace-copy.ts';

const PACKAGE_FOLDER = join(import.meta.dirname, '..');
const REPOSITORY = join(PACKAGE_FOLDER, '../..');
const VITEST = join(dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))), 'vitest.mjs');

/** Otherwise, a busy machine would look like a mutant that is caught. Requests have a time limit of their own. */
const TEST_MS_MAX = 600_000;

/** The result of a run of the tests. */
export interface TestRun {
  /** The file and the name of the first test that failed; `undefined` if all passed. */
  readonly failure: string | undefined;
  readonly testsRun: number;
}

/** Numbers the report files. */
let runs = 0;

/**
 * Runs the contract tests against the packages of a copy, until the first of them fails.
 *
 * @param filters parts of the names of the files to run; none for all.
 * @throws Error if the run ended for another reason than passed or failed tests.
 */
export async function runTests(copy: WorkspaceCopy, filters: readonly string[]): Promise<TestRun> {
  const report = join(tmpdir(), `rollcall-mutants-${process.pid}-${runs++}.json`);
  const bounds = ['--bail=1', `--testTimeout=${TEST_MS_MAX}`];
  const options = ['run', '--project=contract', ...bounds, '--reporter=json', `--outputFile=${report}`];
  const vitest = spawn(process.execPath, [VITEST, ...options, ...filters], {
    cwd: REPOSITORY,
    env: { ...process.env, ...environmentFor(copy) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  vitest.stdout.on('data', (chunk) => (printed += chunk));
  vitest.stderr.on('data', (chunk) => (printed += chunk));
  const [exitCode] = await once(vitest, 'close');
  const run = await readReport(report);
  if (run && (exitCode === 0) === (run.failure === undefined) && run.testsRun > 0) return run;
  throw new Error(`The tests ended with ${exitCode}, but not because a test failed:\n${printed.slice(-4_000)}`);
}

function environmentFor(copy: WorkspaceCopy): NodeJS.ProcessEnv {
  return {
    // Otherwise the tests would test that server, not the copy.
    CONTRACT_BASE_URL: undefined,
    CONTRACT_SERVER_ENTRY: join(copy.folderOf('server'), 'dist/main.js'),
    CONTRACT_CLIENT_ENTRY: join(copy.folderOf('client'), 'dist/index.js'),
    // The copy was made of a fresh build.
    ROLLCALL_BUILT: 'true',
    // Whether a history can be shorter is not asked here.
    CONTRACT_SHRINK: 'false',
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
