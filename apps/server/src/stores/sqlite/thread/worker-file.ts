/** What the thread runs. By itself, since tests of the sources need the built file: a thread knows no TypeScript. */
export const workerFile = new URL('./worker.js', import.meta.url);
