import { destination, type Logger, pino } from 'pino';
import type { LogLevel } from './config.js';

/**
 * The structured log: one JSON object per line, on standard error, so that standard output stays readable for people.
 * It is written at once and not buffered; the last lines before a crash are the ones that matter.
 */
export function createLogger(level: LogLevel): Logger {
  return pino(
    { level, redact: ['req.headers["x-api-key"]', 'headers["x-api-key"]'] },
    destination({ dest: 2, sync: true }),
  );
}
