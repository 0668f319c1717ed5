import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerAccount } from './server-directory.ts';

/** The files of one server. */
export interface ClusterFiles {
  readonly directory: string;
  readonly data: string;
  readonly log: string;
  readonly account: ServerAccount | undefined;
}

/** Runs a program of the server as its account. @throws Error with the program's own message. */
export async function run(
  { directory, account }: ClusterFiles,
  command: 'initdb' | 'pg_ctl' | 'pg_basebackup',
  ...args: readonly string[]
): Promise<void> {
  try {
    // The account may not be able to read the working directory of this process, which the programs require.
    const options = { ...account, cwd: directory, env: commandEnvironment() };
    await promisify(execFile)(join(directory, 'bin', command), args, options);
  } catch (error) {
    const { stderr = '', message } = error as Error & { readonly stderr?: string };
    throw new Error(`${command} failed: ${stderr.trim() || message}`, { cause: error });
  }
}

/** Runs commands of a shell as the account of the server. */
export async function runShell(
  { directory, data, account }: ClusterFiles,
  commands: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  const PATH = `${join(directory, 'bin')}:${process.env.PATH}`;
  const env = { ...commandEnvironment(), PATH, PGDATA: data, ...variables };
  // A server that the commands start must not keep the pipes of this process open.
  await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', commands], { ...account, cwd: directory, env });
}

/** The environment without the PG* variables, which would direct the programs to another server. */
function commandEnvironment(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
