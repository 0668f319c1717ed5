import { destination, type Logger, pino } from 'pino';
import type { LogLevel } from '../config.ts';

/** What is kept of the log while it cannot be written, in characters; lines beyond are dropped. */
const unwrittenMax = 1_000_000;

/**
 * The structured log: one JSON object per line, on standard error, so that standard output stays readable for people.
 * It is written at once and not buffered; the last lines before a crash are the ones that matter.
 *
 * While it cannot be written, since the disk is full, the server goes on: its callers come first.
 */
export function createLogger(level: LogLevel): Logger {
  const standardError = destination({ dest: 2, sync: true, maxLength: unwrittenMax });
  // Unheard, the event would end the process. The next line tries to write what is left first.
  standardError.on('error', () => {});
  return pino({ level, redact: ['req.headers["x-api-key"]', 'headers["x-api-key"]'] }, standardError);
}
