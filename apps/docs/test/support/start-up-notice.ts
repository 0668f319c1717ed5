import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { serverMain } from './locations.ts';

/** What the server prints when it is started with its defaults in an empty folder. */
export async function startUpNotice(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-start-up-'));
  const server = spawn(process.execPath, [serverMain], {
    cwd: folder,
    env: { PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  server.stdout.once('data', () => server.kill());
  const [printed] = await Promise.all([text(server.stdout), once(server, 'exit')]);
  await rm(folder, { recursive: true });
  return printed;
}
