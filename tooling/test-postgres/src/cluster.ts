import { execFile } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerBinaries } from './binaries.ts';
import { startGuardian } from './guardian.ts';
import { createServerDirectory, type ServerAccount, serverAccount, writeServerFile } from './server-directory.ts';
import type { RestartMode, StartPostgresOptions } from './start-postgres.ts';

/** A running server of our own, with its data in a temporary directory. */
interface Cluster {
  /** Connection URL of its empty database `postgres`, as its superuser. */
  readonly url: string;
  restart(mode: RestartMode): Promise<void>;
  stop(): Promise<void>;
}

interface ClusterFiles {
  readonly directory: string;
  readonly data: string;
  readonly log: string;
  readonly account: ServerAccount | undefined;
  readonly run: RunServerCommand;
}

/** Another process may take a free port before the server does; this often in a row is not bad luck any more. */
const startAttempts = 5;

/** Creates a cluster in a temporary directory and starts it on a free port of 127.0.0.1 with a random password. */
export async function startCluster(binaries: ServerBinaries, options: StartPostgresOptions): Promise<Cluster> {
  const files = await createFiles();
  const guardian = await startGuardian(files.directory, files.account);
  try {
    await binaries.placeIn(files.directory, files.account);
    const password = randomBytes(18).toString('base64url');
    await initialize(files, password);
    const port = await startOnFreePort(files, options);
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      restart: (mode) => files.run('pg_ctl', 'restart', ...waiting(files), `--mode=${mode}`),
      stop: () => guardian.release(),
    };
  } catch (error) {
    await guardian.release();
    throw error;
  }
}

async function createFiles(): Promise<ClusterFiles> {
  const account = await serverAccount();
  const directory = await createServerDirectory(account);
  const run = serverCommands(directory, account);
  return { directory, data: join(directory, 'data'), log: join(directory, 'server.log'), account, run };
}

/** `--no-sync` skips flushing the fresh cluster, which need not survive the machine; commits are still flushed. */
async function initialize({ directory, data, account, run }: ClusterFiles, password: string): Promise<void> {
  const passwordFile = join(directory, 'password');
  await writeServerFile(passwordFile, `${password}\n`, account);
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await run('initdb', `--pgdata=${data}`, '--no-sync', '--encoding=UTF8', '--locale=C', ...access);
  await appendFile(join(data, 'postgresql.conf'), "include 'test.conf'\n");
}

async function startOnFreePort(files: ClusterFiles, options: StartPostgresOptions): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    await writeServerFile(join(files.data, 'test.conf'), serverSettings(port, files.directory, options), files.account);
    try {
      await files.run('pg_ctl', 'start', ...waiting(files));
      return port;
    } catch (error) {
      const log = await readFile(files.log, 'utf8').catch(() => '');
      if (attempt < startAttempts && log.includes('Address already in use')) continue;
      throw new Error(`PostgreSQL did not start; its log ends with:\n${log.slice(-2000)}`, { cause: error });
    }
  }
}

function waiting({ data, log }: ClusterFiles): readonly string[] {
  return ['--wait', '--silent', `--pgdata=${data}`, `--log=${log}`];
}

/** The configuration file of one server: what its options say, but for where it listens, which its URL says. */
export function serverSettings(port: number, socketDirectory: string, options: StartPostgresOptions): string {
  const settings = {
    ...(options.fsync === false && { fsync: false, synchronous_commit: false, full_page_writes: false }),
    ...options.settings,
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: socketDirectory,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${quoted(String(value))}\n`)
    .join('');
}

/** @see https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES */
function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\n', '\\n')}'`;
}

/** Runs a program of the server and resolves when it has succeeded; its error says what the program said. */
type RunServerCommand = (command: 'initdb' | 'pg_ctl', ...args: readonly string[]) => Promise<void>;

const execute = promisify(execFile);

/** The programs of a server directory, run as its account. */
function serverCommands(directory: string, account: ServerAccount | undefined): RunServerCommand {
  return async (command, ...args) => {
    try {
      // The account may not be able to read this process's working directory, which the programs require.
      await execute(join(directory, 'bin', command), args, { ...account, cwd: directory, env: commandEnvironment() });
    } catch (error) {
      throw new Error(`${command} failed: ${said(error)}`, { cause: error });
    }
  };
}

/** The environment without the PG* variables, which would point the programs to another server. */
function commandEnvironment(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

function said(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return stderr || (error instanceof Error ? error.message : String(error));
}

/**
 * Below the ports that systems hand out by themselves (from 32768 on Linux, 49152 elsewhere). One of those could be
 * taken, while the server restarts, by any outgoing connection; even by a client that retries, connected to itself.
 */
const firstPort = 20_000;
const portsEnd = 32_000;

/** A port of 127.0.0.1 that nothing listens on at this moment. */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(firstPort, portsEnd);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port found on 127.0.0.1 between ${firstPort} and ${portsEnd}.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen({ port, host: '127.0.0.1' });
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
