import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { inject } from 'vitest';
import type { Assignment } from './run-program.ts';

/** Calls every method in a worker of workerd. Resolves with the result of `every-method.mjs`. */
export async function runInWorkerd(workerd: string, assignment: Assignment): Promise<unknown> {
  const config = await writeWorker(inject('project'));
  // It reports the port that it has chosen on file descriptor 3.
  const process = spawn(workerd, ['serve', config, '--socket-addr=http=127.0.0.1:0', '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const exit = once(process, 'exit');
  try {
    const port = await listeningPort(process.stdio[3] as NodeJS.ReadableStream);
    const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: JSON.stringify(assignment) });
    return await answer.json();
  } finally {
    process.kill('SIGTERM');
    await exit;
  }
}

async function listeningPort(control: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface(control)) {
    const { event, port } = JSON.parse(line) as { event: string; port: number };
    if (event === 'listen') return port;
  }
  throw new Error('workerd ended before it listened');
}

/** Bundles the worker into one script. It may use the network of this machine. */
async function writeWorker(folder: string): Promise<string> {
  await build({
    absWorkingDir: folder,
    entryPoints: ['worker.mjs'],
    outfile: 'worker.bundle.js',
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['workerd', 'worker'],
  });
  const config = join(folder, 'worker.capnp');
  await writeFile(config, CONFIG);
  return config;
}

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker.bundle.js")],
      compatibilityDate = "2026-01-01",
      globalOutbound = "local",
    )),
    (name = "local", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;
