import type { WorkerOptions } from 'node:worker_threads';

// A file of its own, because the tests of the sources replace it by its build: see `builtWorker` in vitest.config.ts.
const isSource = import.meta.url.endsWith('.ts');

const { typescript: stripsTypes } = process.features as { readonly typescript?: unknown };

/** The entry file of the worker: TypeScript when the sources run, JavaScript in a build. */
export const workerFile = new URL(isSource ? './worker.ts' : './worker.js', import.meta.url);

/** A Node that does not strip types needs a loader to run TypeScript in a worker. A build needs none. */
export const workerOptions: WorkerOptions = isSource && !stripsTypes ? { execArgv: loadTypeScript() } : {};

function loadTypeScript(): string[] {
  const loader = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(loader)}`];
}
