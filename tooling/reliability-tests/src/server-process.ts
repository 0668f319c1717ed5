import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';

/** The running server, known by its process and its address only. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Path in front of the paths of the document. */
  readonly basePath: string;
  readonly apiKey: string;
  /** From the start of the process until it said that it listens, in milliseconds. */
  readonly startMs: number;
  readonly ended: Promise<Ending>;
  /** `undefined` while it runs. */
  ending(): Ending | undefined;
  kill(signal: NodeJS.Signals): void;
  /** What is in use after a garbage collection. */
  memory(): Promise<ServerMemory>;
  /** What it has written to standard error. */
  log(): string;
}

/** What the process holds, in bytes. */
interface ServerMemory {
  readonly heapUsed: number;
  readonly rss: number;
  /** The largest `rss` so far. */
  readonly rssMax: number;
  /** How many connections there are. */
  readonly sockets: number;
}

/** How a process ended: with its exit code, or by a signal. */
type Ending = number | NodeJS.Signals;

export interface StartOptions {
  /** Variables for the server. It sees no others, so that a developer's settings cannot change an experiment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where its log is written. By default a folder of its own. */
  readonly logFolder?: string;
}

interface StartingServer {
  readonly serves: Promise<ServerProcess>;
  readonly kill: () => Promise<Ending>;
}

const apiKey = 'sk_test_reliability_of_rollcall';

// Loads come from one address with one key: how many requests it may send is not what is measured.
const defaults = { PORT: '0', ROLLCALL_API_KEY: apiKey, NODE_ENV: 'production', LOG_LEVEL: 'warn', RATE_LIMIT: '0' };

const probe = new URL('./memory-probe.mjs', import.meta.url).href;

/** @param folder the working directory, and where the log goes unless it is to go elsewhere. */
export function startServerProcess(entry: string, folder: string, options: StartOptions): StartingServer {
  const startedAt = performance.now();
  const logFile = join(options.logFolder ?? folder, 'server.log');
  const child = spawnServer(entry, folder, logFile, options.environment);
  let ending: Ending | undefined;
  const ended = once(child, 'exit').then(([code, signal]) => (ending = (code ?? signal) as Ending));
  const log = () => readFileSync(logFile, 'utf8');
  const serves = listeningUrl(child, ended, log).then((url) => ({
    pid: child.pid as number,
    port: Number(url.port),
    basePath: url.pathname,
    apiKey,
    startMs: performance.now() - startedAt,
    ended,
    ending: () => ending,
    kill: (signal: NodeJS.Signals) => void child.kill(signal),
    memory: () => memoryOf(child),
    log,
  }));
  const kill = () => {
    child.kill('SIGKILL');
    return ended;
  };
  return { serves, kill };
}

function spawnServer(
  entry: string,
  folder: string,
  logFile: string,
  environment: StartOptions['environment'],
): ChildProcess {
  // Not a pipe: a server that writes much must not wait for its tester to read.
  const log = openSync(logFile, 'a');
  const env = { PATH: process.env.PATH, ...defaults, ...environment };
  const args = ['--expose-gc', '--import', probe, entry];
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', log, 'ipc'] });
  closeSync(log);
  return child;
}

async function listeningUrl(child: ChildProcess, ended: Promise<Ending>, log: () => string): Promise<URL> {
  let printed = '';
  const listening = new Promise<string>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const [, url] = /^Rollcall listens on (\S+)$/m.exec(printed) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([listening, ended]);
  if (typeof url === 'string' && url.startsWith('http:')) return new URL(url);
  throw new StartFailure(url as Ending, log());
}

/** The server has ended before it served. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly ending: Ending;
  /** All that it wrote to standard error. */
  readonly log: string;

  constructor(ending: Ending, log: string) {
    super(`the server ended with ${ending} before it served: ${log}`);
    this.ending = ending;
    this.log = log;
  }
}

async function memoryOf(child: ChildProcess): Promise<ServerMemory> {
  const answer = once(child, 'message');
  child.send('memory');
  const [usage] = await answer;
  return usage as ServerMemory;
}

/** Stops a server as its operator would. @throws Error where it does not end with exit code 0. */
export async function stopServer(server: ServerProcess): Promise<void> {
  server.kill('SIGTERM');
  const ending = await server.ended;
  if (ending !== 0) throw new Error(`the server ended with ${ending} on SIGTERM: ${server.log()}`);
}

/** Looks at the memory of a server at intervals, each time after a garbage collection. */
export async function sampleMemory(
  server: ServerProcess,
  { forMs, everyMs }: { readonly forMs: number; readonly everyMs: number },
): Promise<ServerMemory[]> {
  const samples: ServerMemory[] = [];
  for await (const _ of setInterval(everyMs)) {
    samples.push(await server.memory());
    if (samples.length * everyMs >= forMs) break;
  }
  return samples;
}
