import type { ChildProcess } from 'node:child_process';

/** How long a server may take to say where it listens. */
const START_TIMEOUT_MS = 20_000;

/** The origin that a starting server prints, such as `http://127.0.0.1:43017`. What it prints later is thrown away. */
export function listeningOrigin(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (reason: string): void => {
      clearTimeout(timeout);
      reject(new Error(`The server ${reason}. It printed:\n${printed}`));
    };
    const timeout = setTimeout(() => fail(`did not listen within ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
    const read = (chunk: Buffer): void => {
      printed = `${printed}${chunk}`.slice(-10_000);
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (origin === undefined) return;
      clearTimeout(timeout);
      resolve(origin);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('error', (error) => fail(`could not be started: ${error.message}`));
    server.once('exit', (code, signal) => fail(`ended before it listened (${code ?? signal})`));
  });
}
