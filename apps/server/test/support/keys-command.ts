import { expect } from 'vitest';
import { type Environment, runServer } from './server-process.ts';

/** Runs `rollcall-server keys …` in a folder and expects it to succeed. */
export async function runKeys(folder: string, environment: Environment, ...args: string[]) {
  const { exitCode, stdout, stderr } = await runServer(folder, environment, ['keys', ...args]);
  expect({ exitCode, args, stderr }).toMatchObject({ exitCode: 0 });
  return { stdout, stderr };
}

/** The keys that `rollcall-server keys list --json` prints. */
export async function listKeys(folder: string, environment: Environment) {
  return JSON.parse((await runKeys(folder, environment, 'list', '--json')).stdout);
}

/** The status with which a server answers a request with this key. */
export async function statusWith(url: string, key: string): Promise<number> {
  return (await fetch(`${url}/customers`, { headers: { 'x-api-key': key } })).status;
}
