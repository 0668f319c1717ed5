import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Lab } from '../test-environment.ts';

/** A server as a process of its own. */
export interface ChildServer {
  readonly pid: number;
  readonly url: URL;
  /** From the start of the process until it says where it listens, in milliseconds. */
  readonly startUpMs: number;
  /** Ends it as its operator would, and waits until it has ended. */
  stop(): Promise<void>;
}

interface ChildServerOptions {
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

const triesMax = 600;
const pauseMs = 100;

/** Waits until something answers at an address, whatever it says. @throws Error where nothing does within a minute. */
export async function answering(url: URL): Promise<URL> {
  for (let tries = 1; tries <= triesMax; tries += 1) {
    const answers = await fetch(url).then(
      async (answer) => answer.arrayBuffer().then(() => answer.status < 500),
      () => false,
    );
    if (answers) return url;
    await setTimeout(pauseMs);
  }
  throw new Error(`nothing answers at ${url}`);
}

/** A port that nobody listens on, for a server that cannot choose one itself. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const megabyte = 1_000_000;

/** What a process holds in memory (RSS), in MB. */
export function memoryOf(pid: number): number {
  return (process.platform === 'linux' ? fromProc(pid) : fromPs(pid)) / megabyte;
}

/** Does work and says the largest memory of a process that was seen meanwhile, in MB. */
export async function watchMemory<Result>(pid: number, work: () => Promise<Result>): Promise<[Result, number]> {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(memoryOf(pid)), 50);
  try {
    return [await work(), Math.max(...samples, memoryOf(pid))];
  } finally {
    clearInterval(timer);
  }
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function fromProc(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

function fromPs(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}
