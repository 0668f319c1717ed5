import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Server } from './server.ts';

/** The built program, as npm installs it. */
export const main: string = fileURLToPath(new URL('../../dist/rollcall.js', import.meta.url));

export interface RollcallOptions {
  readonly server?: Server;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Buffer;
}

/** How a run has ended. */
export interface Run {
  readonly exitCode: number | NodeJS.Signals;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run that goes on. */
export interface StartedRun {
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;
}

/** Runs `rollcall` to its end. */
export function rollcall(args: readonly string[], options: RollcallOptions = {}): Promise<Run> {
  return startRollcall(args, options).ended;
}

/** Starts `rollcall`. It sees no settings but those that are given. */
export function startRollcall(args: readonly string[], { server, cwd, env, stdin }: RollcallOptions): StartedRun {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, ...environmentFor(server), ...env },
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  return { child, ended: ending(child, text(child.stdout), text(child.stderr)) };
}

/** The variables that lead to a server. */
export function environmentFor(server: Server | undefined): Record<string, string> {
  return server ? { ROLLCALL_API_KEY: server.apiKey, ROLLCALL_BASE_URL: server.baseUrl } : {};
}

async function ending(child: ChildProcess, stdout: Promise<string>, stderr: Promise<string>): Promise<Run> {
  const [code, signal] = await once(child, 'exit');
  return { exitCode: code ?? signal, stdout: await stdout, stderr: await stderr };
}
