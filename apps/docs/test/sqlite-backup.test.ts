import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { read, serverMain } from './repository.ts';

const guide = read('apps/docs/guides/operations.md');
const key = 'sk_test_backup_of_rollcall';

it('the SQLite backup and restore commands of the guide bring back the state of the backup', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await whileServing(folder, (url) => create(url, 'before'));
  run(folder, 'backup of SQLite');
  await whileServing(folder, (url) => create(url, 'after'));
  expect(await whileServing(folder, keysOf)).toEqual(['after', 'before']);
  run(folder, 'restore of SQLite');
  expect(await whileServing(folder, keysOf)).toEqual(['before']);
});

/** Runs the commands of the guide that are marked with this name. */
function run(folder: string, name: string): void {
  const [, commands] = guide.split(`<!-- runs: ${name} -->\n\`\`\`sh\n`);
  if (commands === undefined) throw new Error(`The guide has no commands for ${name}`);
  execFileSync('bash', ['-euo', 'pipefail', '-c', commands.split('```')[0] ?? ''], { cwd: folder });
}

/** Runs `work` while a server uses the database file of this folder. */
async function whileServing<Result>(folder: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const env = { PATH: process.env.PATH, PORT: '0', ROLLCALL_API_KEY: key, LOG_LEVEL: 'fatal' };
  const server = spawn(process.execPath, [serverMain], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  try {
    return await work(/http:\S+/.exec(line)?.[0] ?? '');
  } finally {
    server.kill();
    await ended;
  }
}

async function create(url: string, name: string): Promise<void> {
  const customer = { customer_key: name, customer_type: 'BUSINESS', primary_email: `${name}@example.com` };
  const headers = { 'x-api-key': key, 'content-type': 'application/json' };
  const { status } = await fetch(`${url}/customers`, { method: 'POST', headers, body: JSON.stringify(customer) });
  expect(status).toBe(201);
}

async function keysOf(url: string): Promise<string[]> {
  const response = await fetch(`${url}/customers`, { headers: { 'x-api-key': key } });
  const { data } = (await response.json()) as { data: { customer_key: string }[] };
  return data.map(({ customer_key }) => customer_key);
}
