import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WarmProgram } from '@rollcall/warm-programs';
import { onTestFinished } from 'vitest';
import type { Server } from './server.ts';

/** The built program, as npm installs it. */
export const main: string = fileURLToPath(new URL('../../dist/rollcall.js', import.meta.url));

interface RollcallOptions {
  readonly server?: Server;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Buffer;
}

/** The result of a run. */
export interface Run {
  readonly exitCode: number | NodeJS.Signals;
  readonly stdout: string;
  readonly stderr: string;
}

interface StartedRun {
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;
}

const program = new WarmProgram(main);

/** Runs `rollcall` to its end, with no environment but the given one. */
export async function rollcall(args: readonly string[], options: RollcallOptions = {}): Promise<Run> {
  const { cwd, stdin } = options;
  const env = environmentOf(options);
  // Node reads these before it loads a program.
  if (Object.keys(env).some((name) => name.startsWith('NODE_'))) return startRollcall(args, options).ended;
  return program.run(args, { cwd, env, stdin });
}

/** Starts `rollcall` as a process of its own. */
export function startRollcall(args: readonly string[], options: RollcallOptions): StartedRun {
  const { cwd, stdin } = options;
  const child = spawn(process.execPath, [main, ...args], { cwd, env: environmentOf(options) });
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  return { child, ended: resultOf(child, text(child.stdout), text(child.stderr)) };
}

function environmentOf({ server, cwd, env }: RollcallOptions): Record<string, string | undefined> {
  return { PATH: process.env.PATH, HOME: cwd, ...environmentFor(server), ...env };
}

/** The environment variables for a server. */
export function environmentFor(server: Server | undefined): Record<string, string> {
  return server ? { ROLLCALL_API_KEY: server.apiKey, ROLLCALL_BASE_URL: server.baseUrl } : {};
}

async function resultOf(child: ChildProcess, stdout: Promise<string>, stderr: Promise<string>): Promise<Run> {
  const [[code, signal], ...output] = await Promise.all([once(child, 'exit'), stdout, stderr]);
  return { exitCode: code ?? signal, stdout: output[0], stderr: output[1] };
}

/** Creates an empty folder and removes it after the test. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A function that writes a text to a file in a folder of its own, and imports it. */
export function importerTo(server: Server) {
  return async (content: string, args: readonly string[] = [], name = 'c.csv'): Promise<Run & { folder: string }> => {
    const folder = await newFolder();
    await writeFile(join(folder, name), content);
    return { ...(await rollcall(['import', name, ...args], { server, cwd: folder })), folder };
  };
}

/** The number of rows that a journal marks as done; 0 without a journal. */
export async function doneIn(journal: string): Promise<number> {
  const content = await readFile(journal, 'utf8').catch(() => '');
  const done = [...content.matchAll(/^\{"done":(\d+),.*\}\n/gm)].at(-1)?.[1];
  return Number(done ?? 0);
}

/** Resolves when so many rows are done. @throws {Error} if the run ends earlier. */
export async function untilDone(rows: number, journal: string, { ended }: StartedRun): Promise<void> {
  let run: unknown;
  ended.then((result) => (run = result));
  while ((await doneIn(journal)) < rows) {
    if (run !== undefined) throw new Error(`rollcall ended before ${rows} rows were done: ${JSON.stringify(run)}`);
    await setTimeout(5);
  }
}
