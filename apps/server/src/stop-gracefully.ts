import type { Server } from 'node:http';
import type { Composition } from './compose.js';

// Below the 30 s after which an orchestrator kills.
const deadlineMs = 10_000;

/**
 * Ends the server without losing an answer: no new connections, requests in flight finish, idle connections are closed,
 * then the database. What is not finished after 10 seconds is cut off.
 *
 * @returns whether everything in flight was finished.
 */
export async function stopGracefully(
  server: Server,
  composition: Pick<Composition, 'startStopping' | 'close'>,
): Promise<boolean> {
  composition.startStopping();
  let finished = true;
  const deadline = setTimeout(() => {
    finished = false;
    server.closeAllConnections();
  }, deadlineMs);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearTimeout(deadline);
  await composition.close();
  return finished;
}
