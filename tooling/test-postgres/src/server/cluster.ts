import { randomBytes } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestartMode, StartPostgresOptions } from '../test-postgres.ts';
import { freePort } from './free-port.ts';
import { startGuardian } from './guardian.ts';
import { type ServerAccount, serverAccount } from './server-account.ts';
import type { ServerBinaries } from './server-binaries.ts';
import { type RunServerCommand, serverCommands } from './server-commands.ts';
import { createServerDirectory, writeServerFile } from './server-directory.ts';
import { serverSettings } from './server-settings.ts';

/** A running server of our own, with its data in a temporary directory. */
export interface Cluster {
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
