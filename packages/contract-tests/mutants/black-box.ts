import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startReceiver } from '../src/target/receiver.ts';
import { startReferenceServer } from '../src/target/reference-server.ts';
import type { TestRun } from './run-tests.ts';
import type { WorkspaceCopy } from './workspace-copy.ts';

const PROGRAM = join(import.meta.dirname, '../dist/main.js');

/** Numbers the report files. */
let runs = 0;

/**
 * Starts the server of a copy and runs the built package against it, like the author of another implementation, until the
 * first test fails. A server that does not start, or ends, is caught.
 *
 * @param filters parts of the names of the files to run; none for all.
 * @throws Error if the run ended for another reason than passed or failed tests.
 */
export async function runBlackBox(copy: WorkspaceCopy, filters: readonly string[]): Promise<TestRun> {
  const server = await startReferenceServer(join(copy.folderOf('server'), 'dist/main.js')).catch(
    (error: Error) => error,
  );
  if (server instanceof Error) {
    // A busy machine would look like a mutant that is caught.
    if (!/ended before it listened/.test(server.message)) throw server;
    return { failure: `the server does not start: ${firstLine(server)}`, testsRun: 0 };
  }
  const report = join(tmpdir(), `rollcall-black-box-${process.pid}-${runs++}.xml`);
  const { baseUrl, apiKey, otherApiKey = '', allowedOrigin = '' } = server.target;
  const keys = ['--key', apiKey, '--other-key', otherApiKey, '--origin', allowedOrigin];
  const files = filters.map((filter) => filter.replace(/\.test$/, '.js'));
  const webhookPort = await freePort();
  const webhooks = ['--webhook-url', `http://127.0.0.1:${webhookPort}`];
  const args = ['--url', baseUrl, ...keys, ...webhooks, '--yes', '--bail', '--junit', report, ...files];
  const program = spawn(process.execPath, [PROGRAM, ...args], {
    env: { ...process.env, CONTRACT_SHRINK: 'false', CONTRACT_WEBHOOK_PORT: webhookPort },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  program.stdout.on('data', (chunk) => (printed += chunk));
  program.stderr.on('data', (chunk) => (printed += chunk));
  const [exitCode] = await once(program, 'close');
  const ended = await server.stop().then(() => undefined, firstLine);
  if (ended !== undefined) return { failure: ended, testsRun: 0 };
  const run = await readReport(report);
  if (run && (exitCode === 0) === (run.failure === undefined) && exitCode !== 2) return run;
  throw new Error(`The tests ended with ${exitCode}, but not because a test failed:\n${printed.slice(-4_000)}`);
}

/** A port on which a receiver of webhooks could listen a moment ago. */
async function freePort(): Promise<string> {
  const { origin, stop } = await startReceiver();
  await stop();
  return new URL(origin).port;
}

function firstLine({ message }: Error): string {
  return message.split('\n')[0] ?? '';
}

/** The first failed test of a report of JUnit. */
async function readReport(path: string): Promise<TestRun | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  await rm(path);
  const tests = [...text.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"[^>]*>\s*(<failure|<error)?/g)];
  const failed = tests.find(([, , , failure]) => failure !== undefined);
  const [, file = '', name = ''] = failed ?? [];
  return { failure: failed && `${file}: ${name.replaceAll('&apos;', "'")}`, testsRun: tests.length };
}
