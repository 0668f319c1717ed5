import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { createServerDirectory, serverAccount, writeServerFile } from './server-directory.ts';

/** A running PgBouncer in front of a PostgreSQL server. It accepts every user without a password. */
export interface PgBouncer {
  /** The URL of a database of the server, through the pooler. */
  through(databaseUrl: string): string;
  stop(): Promise<void>;
}

// Debian's directory of servers is not on everybody's PATH.
const programs = ['pgbouncer', '/usr/sbin/pgbouncer'];

/** Finds the program PgBouncer on this machine. */
export async function findPgBouncer(): Promise<string | undefined> {
  for (const program of programs) {
    const version = await promisify(execFile)(program, ['--version']).catch(() => undefined);
    if (version) return program;
  }
  return undefined;
}

/** Ends the pooler and removes its directory when the other end of the input closes, even if its process was killed. */
const script = '"$2" "$1/pgbouncer.ini" & cat > /dev/null; kill -KILL $!; wait; rm -rf "$1"';

// Another process may take a free port before the pooler does.
const startAttempts = 5;

/**
 * Starts a PgBouncer on a free port of 127.0.0.1.
 *
 * @param program as found by {@link findPgBouncer}.
 * @param serverUrl a database of the server, as a user that may use all of them.
 * @param settings of the section `[pgbouncer]`, such as `pool_mode`.
 */
export async function startPgBouncer(
  program: string,
  serverUrl: string,
  settings: Readonly<Record<string, string | number>>,
): Promise<PgBouncer> {
  const account = await serverAccount();
  for (let attempt = 1; ; attempt += 1) {
    const directory = await createServerDirectory(account);
    const port = await freePort();
    await writeServerFile(join(directory, 'pgbouncer.ini'), configuration(serverUrl, port, settings), account);
    const child = spawn('/bin/sh', ['-c', script, 'rollcall-pgbouncer', directory, program], {
      ...account,
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const log = await untilStarted(child);
    if (log === undefined) return { through: (url) => throughPort(url, port), stop: () => stop(child) };
    await stop(child);
    if (attempt === startAttempts) throw new Error(`PgBouncer did not start; its log is:\n${log}`);
  }
}

function configuration(serverUrl: string, port: number, settings: Readonly<Record<string, string | number>>): string {
  const server = new URL(serverUrl);
  const quoted = (text: string) => `'${decodeURIComponent(text).replaceAll("'", "''")}'`;
  // PgBouncer does not accept an empty one.
  const password = server.password && ` password=${quoted(server.password)}`;
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return `[databases]
* = host=${server.hostname} port=${server.port || 5432} user=${quoted(server.username)}${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
max_client_conn = 1000
${lines.join('\n')}
`;
}

function throughPort(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}

/** @returns the log, if the pooler did not start. */
async function untilStarted(child: ChildProcess): Promise<string | undefined> {
  let log = '';
  for await (const chunk of child.stderr?.iterator({ destroyOnReturn: false }) ?? []) {
    log += chunk;
    if (log.includes('process up')) break;
    if (log.includes('FATAL')) return log;
  }
  // The pipe must not fill up.
  child.stderr?.resume();
  return log.includes('process up') ? undefined : log;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.stdin?.end();
  await exit;
}
