import type { WorkerOptions } from 'node:worker_threads';

const isSource = import.meta.url.endsWith('.ts');

const { typescript: stripsTypes } = process.features as { readonly typescript?: unknown };

/** The thread's own file: beside this one, in TypeScript or built. */
export const workerFile = new URL(isSource ? './worker.ts' : './worker.js', import.meta.url);

/** Node 20 runs TypeScript in a thread only with a loader. A built server needs none. */
export const workerOptions: WorkerOptions = isSource && !stripsTypes ? { execArgv: loadTypeScript() } : {};

function loadTypeScript(): string[] {
  const loader = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(loader)}`];
}
