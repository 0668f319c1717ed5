import type { Duplex } from 'node:stream';

const reasons = new WeakMap<Duplex, string>();

/**
 * Closes a connection at once, for a reason that the log gives. Without one, the log says that the client has
 * disconnected.
 */
export function closeConnection(socket: Duplex, reason: string): void {
  noteClosing(socket, reason);
  socket.destroy();
}

/** Notes why this process is about to close a connection. The first reason counts. */
export function noteClosing(socket: Duplex, reason: string): void {
  if (!reasons.has(socket)) reasons.set(socket, reason);
}

/** Why this process has closed a connection; `undefined` if it has not. */
export function closingReasonOf(socket: Duplex): string | undefined {
  return reasons.get(socket);
}
