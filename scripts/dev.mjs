// pnpm dev: runs the server from source, with a readable log, and restarts it when a source file changes. When openapi.yaml
// changes, it first regenerates code and API reference. It watches by itself, because node --watch misses worker threads.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, watch, watchFile } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pretty from 'pino-pretty';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const nodeArgs = ['--conditions=rollcall-source', '--enable-source-maps', '--import', 'tsx', 'apps/server/src/main.ts'];
const turboArgs = [
  'run',
  'build',
  '--filter=@rollcall/contract',
  '--filter=@rollcall/docs',
  '--output-logs=errors-only',
];

let stopping = false;
/** @type {import('node:child_process').ChildProcess | undefined} */
let server;
/** @type {Promise<void> | undefined} */
let serverExit;
/** @type {import('node:child_process').ChildProcess | undefined} */
let turbo;
let queue = Promise.resolve();
const scheduled = new Set();

/**
 * Queues a task, once per 100 ms, since saving a file can cause several events.
 *
 * @param {() => Promise<void>} task
 */
function schedule(task) {
  if (scheduled.has(task)) return;
  scheduled.add(task);
  const run = async () => {
    scheduled.delete(task);
    if (!stopping) await task();
  };
  setTimeout(() => (queue = queue.then(run)), 100);
}

async function regenerate() {
  turbo = spawn('turbo', turboArgs, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  await once(turbo, 'exit');
  schedule(restart);
}

async function restart() {
  server?.kill();
  await serverExit;
  if (stopping) return;
  const started = spawn(process.execPath, nodeArgs, { cwd, stdio: ['inherit', 'inherit', 'pipe'] });
  started.stderr.pipe(
    pretty({ destination: 2, ignore: 'pid,hostname', singleLine: true, translateTime: 'HH:MM:ss.l' }),
  );
  server = started;
  serverExit = once(started, 'exit').then(() => {
    if (!started.killed && !stopping) console.error('The server exited; it restarts when a file changes.');
  });
}

// Watches each folder separately, because recursive watching on Linux loses files that an editor replaces.
for (const root of [join(cwd, 'apps/server/src'), join(cwd, 'packages/contract/src')]) {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = [root, ...entries.map(({ parentPath, name }) => join(parentPath, name))];
  for (const folder of folders) watch(folder, () => schedule(restart));
}
watchFile(join(cwd, 'openapi.yaml'), { interval: 300 }, () => schedule(regenerate));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, async () => {
    stopping = true;
    for (const child of [turbo, server]) child?.kill(signal);
    await Promise.all([queue, serverExit]);
    process.exit();
  });
}
schedule(regenerate);
