import { destination, type Logger, pino } from 'pino';
import type { LogLevel } from '../config.ts';

/** Characters that are buffered while the log cannot be written; further lines are dropped. */
const unwrittenMax = 1_000_000;

/**
 * The structured log: one JSON object per line, on standard error, so that standard output stays readable for people.
 * Lines are written at once, since the last ones before a crash matter most.
 *
 * If the log cannot be written, for example to a full disk, the server continues to answer.
 */
export function createLogger(level: LogLevel): Logger {
  const standardError = destination({ dest: 2, sync: true, maxLength: unwrittenMax });
  // Without a listener, the event would end the process. The next line first retries the buffered ones.
  standardError.on('error', () => {});
  return pino({ level, redact: ['req.headers["x-api-key"]', 'headers["x-api-key"]'] }, standardError);
}
