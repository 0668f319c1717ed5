import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerBinaries } from './binaries.ts';
import { copyFrom, newData } from './data-directory.ts';
import { freePort } from './free-port.ts';
import { startGuardian } from './guardian.ts';
import { type ClusterFiles, run, runShell } from './programs.ts';
import { createServerDirectory, serverAccount, writeServerFile } from './server-directory.ts';
import { withConnection } from './test-database.ts';

/** A running server with its data in a temporary directory. */
export interface Cluster {
  /** Connection URL of its empty database `postgres`, as its superuser. */
  readonly url: string;
  /** Of its Unix socket. */
  readonly socketDirectory: string;
  /** `fast` ends open connections after a checkpoint; `immediate` is a crash with recovery. */
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  /** Kills the server with SIGKILL, as if its machine were lost. */
  kill(): Promise<void>;
  /** Writes a file of its data directory that only the server can read, such as `pg_hba.conf` or a private key. */
  writeDataFile(name: string, text: string): Promise<void>;
  /**
   * Runs commands of a shell as the user of the server, with the programs of PostgreSQL and the variable `PGDATA`.
   *
   * @throws Error with the messages of the commands if one fails.
   */
  runShell(commands: string, variables?: Readonly<Record<string, string>>): Promise<void>;
  /**
   * Starts a hot standby that repeats every change of this server.
   *
   * @param name the one for `synchronous_standby_names`.
   */
  startStandby(name: string): Promise<Standby>;
  stop(): Promise<void>;
}

/** A server that repeats every change of another one, and accepts no writes until it is promoted. */
export interface Standby extends Omit<Cluster, 'startStandby'> {
  /** Makes it a server of its own. Resolves when it accepts writes. */
  promote(): Promise<void>;
}

/** Creates a cluster in a temporary directory and starts it on a free port of 127.0.0.1 with a random password. */
export async function startCluster(binaries: ServerBinaries): Promise<Cluster> {
  const { password, create } = newData(binaries);
  const { files, ...cluster } = await start(binaries, password, create);
  const startStandby = async (name: string): Promise<Standby> => {
    const source = `${cluster.url}?application_name=${name}`;
    const { files: ofStandby, ...standby } = await start(binaries, password, (created) => copyFrom(source, created));
    return {
      ...standby,
      promote: () => run(ofStandby, 'pg_ctl', 'promote', '--wait', '--silent', `--pgdata=${ofStandby.data}`),
    };
  };
  return { ...cluster, startStandby };
}

/** @param create fills the data directory. */
async function start(
  binaries: ServerBinaries,
  password: string,
  create: (files: ClusterFiles) => Promise<void>,
): Promise<Omit<Cluster, 'startStandby'> & { readonly files: ClusterFiles }> {
  const account = await serverAccount();
  const directory = await createServerDirectory(account);
  const guardian = await startGuardian(directory, account);
  const files = { directory, data: join(directory, 'data'), log: join(directory, 'server.log'), account };
  try {
    await binaries.placeIn(directory, account);
    await create(files);
    const port = await startOnFreePort(files);
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    return {
      files,
      url,
      socketDirectory: directory,
      restart: (mode) => run(files, 'pg_ctl', 'restart', ...waiting(files), `--mode=${mode}`),
      kill: () => kill(files, url),
      writeDataFile: (name, text) => writeServerFile(join(files.data, name), text, account),
      runShell: (commands, variables) => runShell(files, commands, variables),
      stop: () => guardian.release(),
    };
  } catch (error) {
    await guardian.release();
    throw error;
  }
}

/**
 * Kills the server's first process before the others, so that it starts none again. Those would serve their clients until
 * they notice that the first one is gone.
 */
async function kill({ data }: ClusterFiles, url: string): Promise<void> {
  const [first] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
  const others = await withConnection(url, (client) =>
    client.query<{ pid: number }>('select pid from pg_stat_activity'),
  );
  process.kill(Number(first), 'SIGKILL');
  for (const { pid } of others.rows) killIfRunning(pid);
}

/** One of the processes served the connection that listed them. */
function killIfRunning(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Another process may take a free port before the server does. More failures in a row have another cause. */
const startAttempts = 5;

async function startOnFreePort(files: ClusterFiles): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const settings = [
      "listen_addresses = '127.0.0.1'",
      `port = ${port}`,
      `unix_socket_directories = '${files.directory}'`,
      // Beside the data, so that nothing is left of a server that a test kills.
      'dynamic_shared_memory_type = mmap',
    ];
    await writeServerFile(join(files.data, 'test.conf'), `${settings.join('\n')}\n`, files.account);
    try {
      await run(files, 'pg_ctl', 'start', ...waiting(files));
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
