import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { WarmProgram } from '@rollcall/warm-programs';
import { expect, onTestFinished } from 'vitest';

/** The built entry file of the server. */
export const builtMain = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The same in a bundle, which starts in half the time. */
const bundledMain = fileURLToPath(new URL('../../bundle/main.js', import.meta.url));

/** The server as a process of its own. */
export interface ServerProcess {
  /** Base URL with `/api/v1`. */
  readonly url: string;
  readonly apiKey: string;
  /** All that it has written so far. */
  readonly output: { stdout: string; stderr: string };
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the process has ended, with its exit code or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

export type Environment = Readonly<Record<string, string>>;

/** Starts the server in a folder, on a free port, and waits until it listens. */
export async function startServer(
  folder: string,
  environment: Environment = {},
  options: Pick<SpawnOptions, 'args' | 'main'> = {},
): Promise<ServerProcess> {
  const { child, output, ended } = spawnServer(folder, environment, options);
  await Promise.race([waitFor(child.stdout, () => output.stdout.includes('curl ')), ended]);
  const { url, apiKey } = readBanner(output.stdout, environment);
  if (url === '') throw new Error(`the server did not start: ${output.stderr}`);
  return { url, apiKey, output, ended, kill: (signal) => void child.kill(signal) };
}

/** Starts a server, in a process of its own, that is expected to end by itself. */
export async function runServer(folder: string, environment: Environment, args: readonly string[] = []) {
  const { output, ended } = spawnServer(folder, environment, { args });
  return { exitCode: await ended, ...output };
}

const program = new WarmProgram(bundledMain);

/** A server in another process that stays, for tests that are only about its answers. */
export interface WarmServer extends Pick<ServerProcess, 'url' | 'apiKey'> {
  /** All that it printed when it listened. */
  readonly banner: string;
  /** Stops it as its operator would. @returns its exit code. */
  stop(): Promise<number>;
}

/** Starts a server in a folder, on a free port, and waits until it listens. It stops with the test, at the latest. */
export async function serve(
  folder: string,
  environment: Environment = {},
  args: readonly string[] = [],
): Promise<WarmServer> {
  const env = environmentOf({ LOG_LEVEL: 'fatal', ...environment });
  const { printed, signal, ended } = program.start(args, { cwd: folder, env });
  const stop = async () => {
    signal('SIGTERM');
    return (await ended).exitCode;
  };
  const [banner] = await printed(/^Rollcall.*^ {2}-d '.*'\n$/ms);
  let stopped: Promise<number> | undefined;
  const stopOnce = () => {
    stopped ??= stop();
    return stopped;
  };
  onTestFinished(async () => void (await stopOnce()));
  return { ...readBanner(banner, environment), banner, stop: stopOnce };
}

function readBanner(banner: string, environment: Environment): Pick<ServerProcess, 'url' | 'apiKey'> {
  const [, url = ''] = /^Rollcall listens on (\S+)$/m.exec(banner) ?? [];
  const [, printedKey] = /^ {2}API key +(sk_\S+)$/m.exec(banner) ?? [];
  return { url, apiKey: environment.ROLLCALL_API_KEY ?? printedKey ?? '' };
}

/** Runs the program to its end, for a test that is only about what it prints and does. */
export function runCommand(folder: string, environment: Environment, args: readonly string[], ofUser = program) {
  return ofUser.run(args, { cwd: folder, env: environmentOf(environment) });
}

/** The program as another user than that of this process. */
export function programOf(user: { readonly uid: number; readonly gid: number }): WarmProgram {
  return new WarmProgram(bundledMain, user);
}

/** Starts a command, and resolves when it has written a text to standard error. */
export async function startCommand(folder: string, args: readonly string[], text: string) {
  const { child, output, ended } = spawnServer(folder, {}, { args });
  const isSaid = () => output.stderr.includes(text);
  await Promise.race([waitFor(child.stderr, isSaid), ended]);
  if (!isSaid()) throw new Error(`the command has ended without "${text}": ${output.stderr}`);
  return { kill: (signal: NodeJS.Signals) => void child.kill(signal), ended, output };
}

/** Waits until the process has logged a message. */
export async function logged(server: ServerProcess, message: string): Promise<void> {
  while (!server.output.stderr.includes(`"msg":"${message}"`)) await new Promise((resolve) => setImmediate(resolve));
}

interface SpawnOptions {
  readonly args?: readonly string[];
  /** The entry file. */
  readonly main?: string;
}

function spawnServer(folder: string, environment: Environment, { args = [], main = bundledMain }: SpawnOptions = {}) {
  if (!existsSync(main)) throw new Error(`${main} is missing: build the server first, with turbo run build bundle`);
  const env = environmentOf(environment);
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, env, stdio });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output.stderr += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return { child, output, ended };
}

function environmentOf(environment: Environment): Record<string, string | undefined> {
  return { PATH: process.env.PATH, PORT: '0', ...environment };
}

async function waitFor(stream: Readable, condition: () => boolean): Promise<void> {
  while (!condition()) await once(stream, 'data');
}

/** Runs `rollcall-server keys …` in a folder and expects it to succeed. */
export async function runKeys(folder: string, environment: Environment, ...args: string[]) {
  const { exitCode, stdout, stderr } = await runCommand(folder, environment, ['keys', ...args]);
  expect({ exitCode, args, stderr }).toMatchObject({ exitCode: 0 });
  return { stdout, stderr };
}

/** The keys that `rollcall-server keys list --json` prints. */
export async function listKeys(folder: string, environment: Environment) {
  return JSON.parse((await runKeys(folder, environment, 'list', '--json')).stdout);
}

/** The status with which a server answers a request with this key. */
export async function statusWith(url: string, key: string): Promise<number> {
  return (await fetch(`${url}/customers`, { headers: { 'x-api-key': key } })).status;
}
