import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestEnvironment } from './test-environment.ts';

/** A running server, known by its process and its address only. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Its address with the base path. */
  readonly url: URL;
  /** From the start of the process until the server listens, in milliseconds. */
  readonly startMs: number;
  readonly ended: Promise<Ending>;
  /** Reads everything that the server has written to standard error. */
  log(): string;
  /** Stops the server as its operator would and waits until it has ended. */
  stop(): Promise<Ending>;
}

/** How a process ended: its exit code or its signal. */
export type Ending = number | NodeJS.Signals;

export interface ServerProcessOptions {
  /** The arguments of `node`. */
  readonly args: readonly string[];
  /** All variables except `PATH`, so that a developer's settings cannot change a result. */
  readonly variables: Readonly<Record<string, string>>;
  /** Resolves with the server's address once it listens. See {@link printedUrl}. */
  readonly listening: (child: ChildProcess) => Promise<URL>;
  /** The folder of the log. Default: the server's working directory, an empty folder of its own. */
  readonly logFolder?: string;
  /** Whether the server gets a channel for messages. Default: false. */
  readonly hasChannel?: boolean;
}

/**
 * Starts a server, which is killed at the end of the test environment.
 *
 * @throws StartFailure if the process ends before it listens.
 */
export async function startServerProcess(
  environment: TestEnvironment,
  options: ServerProcessOptions,
): Promise<ServerProcess> {
  const folder = await environment.newFolder();
  const logFile = join(options.logFolder ?? folder, 'server.log');
  const log = () => readFileSync(logFile, 'utf8');
  const startedAt = performance.now();
  const child = spawnServer(folder, logFile, options);
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as Ending);
  environment.atEnd(() => {
    child.kill('SIGKILL');
    return ended;
  });
  // A full pipe would block the server.
  child.stdout?.resume();
  const url = await Promise.race([options.listening(child), ended]);
  if (!(url instanceof URL)) throw new StartFailure(url, log());
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { child, pid: child.pid as number, url, startMs: performance.now() - startedAt, ended, log, stop };
}

function spawnServer(folder: string, logFile: string, options: ServerProcessOptions): ChildProcess {
  // A file, not a pipe: a server that logs a lot must not wait for a reader.
  const log = openSync(logFile, 'a');
  const env = { PATH: process.env.PATH, ...options.variables };
  const channel = options.hasChannel ? (['ipc'] as const) : [];
  const child = spawn(process.execPath, options.args, { cwd: folder, env, stdio: ['ignore', 'pipe', log, ...channel] });
  closeSync(log);
  return child;
}

/** The address that a server prints when it listens. */
export function printedUrl(listensOn: RegExp): ServerProcessOptions['listening'] {
  return (child) => {
    let printed = '';
    return new Promise((resolve) => {
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const [, url] = listensOn.exec(printed) ?? [];
        if (url !== undefined) resolve(new URL(url));
      });
    });
  };
}

/** The server ended before it listened. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly ending: Ending;
  /** Everything that it wrote to standard error. */
  readonly log: string;

  constructor(ending: Ending, log: string) {
    super(`the server ended with ${ending} before it listened: ${log}`);
    this.ending = ending;
    this.log = log;
  }
}
