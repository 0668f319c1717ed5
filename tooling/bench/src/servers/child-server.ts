import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../lab.ts';

/** A server as a process of its own. */
export interface ChildServer {
  readonly pid: number;
  readonly url: URL;
  /** From the start of the process until it says where it listens, in milliseconds. */
  readonly startUpMs: number;
  /** Ends it as its operator would, and waits until it has ended. */
  stop(): Promise<void>;
}

export interface ChildServerOptions {
  /** After `node`. */
  readonly args: readonly string[];
  /** All variables but `PATH`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves with the address as soon as it serves: see {@link printedUrl}. */
  readonly listening: (child: ChildProcess) => Promise<URL>;
}

/** Starts a server in an empty folder. Its standard error goes to a file there. */
export async function startChildServer(lab: Lab, options: ChildServerOptions): Promise<ChildServer> {
  const folder = await lab.newFolder();
  const logFile = join(folder, 'server.log');
  const startedAt = performance.now();
  const child = spawnServer(folder, logFile, options);
  const ended = once(child, 'exit');
  lab.atEnd(() => child.kill('SIGKILL'));
  // Read, whether or not anybody wants it: a full pipe would hold the server up.
  child.stdout?.resume();
  const url = await Promise.race([options.listening(child), ended.then(() => undefined)]);
  if (url === undefined) throw new Error(`the server ended before it served: ${await readFile(logFile, 'utf8')}`);
  const startUpMs = performance.now() - startedAt;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid as number, url, startUpMs, stop };
}

function spawnServer(folder: string, logFile: string, { args, environment }: ChildServerOptions): ChildProcess {
  // A file and not a pipe: nobody has to read it while the server is measured.
  const log = openSync(logFile, 'a');
  const env = { PATH: process.env.PATH, ...environment };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', log] });
  closeSync(log);
  return child;
}

/** The address that a server prints when it listens. */
export function printedUrl(listensOn: RegExp): ChildServerOptions['listening'] {
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
