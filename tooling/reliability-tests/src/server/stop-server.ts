import type { ServerProcess } from './server-process.ts';

/** Stops a server as its operator would. @throws Error where it does not end with exit code 0. */
export async function stopServer(server: ServerProcess): Promise<void> {
  server.kill('SIGTERM');
  const ending = await server.ended;
  if (ending !== 0) throw new Error(`the server ended with ${ending} on SIGTERM: ${server.log()}`);
}
