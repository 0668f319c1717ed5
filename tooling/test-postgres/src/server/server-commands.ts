import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerAccount } from './server-account.ts';

/** Runs a program of the server and resolves when it has succeeded; its error says what the program said. */
export type RunServerCommand = (command: 'initdb' | 'pg_ctl', ...args: readonly string[]) => Promise<void>;

const execute = promisify(execFile);

/** The programs of a server directory, run as its account. */
export function serverCommands(directory: string, account: ServerAccount | undefined): RunServerCommand {
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
