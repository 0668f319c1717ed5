import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, ConnectionError, type Customers, RateLimitError, ServerError, TimeoutError } from '@rollcall/client';
import { CliError, exitCodeOf, exitCodeOfSignal, messageOf } from '../core/errors.ts';
import { duration } from '../core/output.ts';

const POLL_MS_MAX = 15_000;
const POLL_TIMEOUT_MS = 10_000;

interface OutageOptions {
  /** The longest time, in milliseconds; without it, an outage ends the import. */
  readonly wait?: number;
  readonly quiet?: boolean;
  /** The command that resumes the import. */
  readonly hint: string;
}

/** Runs an import again when a server that was gone answers again, with `--wait`. */
export async function throughOutages(customers: Customers, options: OutageOptions, runOnce: () => Promise<void>) {
  const say = (line: string): void => void (options.quiet || process.stderr.write(`${line}\n`));
  let outage = { row: -1, startedAt: 0 };
  for (;;) {
    try {
      return await runOnce();
    } catch (error) {
      const [cause, row] = error instanceof StoppedImport ? [error.cause, error.row] : [error, 0];
      if (options.wait === undefined || !isOutage(cause)) throw error;
      // A server that answers without taking any row is still gone.
      if (row !== outage.row) outage = { row, startedAt: performance.now() };
      const waitMs = options.wait - (performance.now() - outage.startedAt);
      if (!(await untilServerAnswers(customers, cause, { waitMs, say, hint: options.hint }))) throw error;
    }
  }
}

/** The API or a file can no longer be used. */
export class StoppedImport extends CliError {
  /** The last row that is done. */
  readonly row: number;

  constructor(message: string, row: number, cause: unknown) {
    super(message, exitCodeOf(cause), { cause });
    this.row = row;
  }
}

/** Whether a server that is gone now may come back: no answer, an answer of a proxy in its place, or too many requests. */
function isOutage(error: unknown): boolean {
  // A 500 is about the request, and comes back.
  if (error instanceof ServerError && error.status === 500) return false;
  return [ConnectionError, TimeoutError, ServerError, RateLimitError].some((Class) => error instanceof Class);
}

interface WaitOptions {
  /** The longest time, in milliseconds. */
  readonly waitMs: number;
  /** Prints a line. */
  readonly say: (line: string) => void;
  /** The command that resumes the import, for Ctrl-C. */
  readonly hint: string;
}

/**
 * `import --wait`: waits until the server answers again, and says so.
 *
 * @returns whether it answers.
 * @throws {CliError} after Ctrl-C or SIGTERM.
 */
async function untilServerAnswers(
  customers: Customers,
  cause: unknown,
  { waitMs, say, hint }: WaitOptions,
): Promise<boolean> {
  const startedAt = performance.now();
  const waited = (): number => performance.now() - startedAt;
  const stop = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => stop.abort(name);
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  say(`${messageOf(cause).split('\n')[0]}\nWaiting up to ${duration(waitMs / 1000)} for the server. Ctrl-C stops.`);
  try {
    for (let pollMs = 1000; waited() < waitMs; pollMs = Math.min(POLL_MS_MAX, pollMs * 2)) {
      await sleep(Math.min(pollMs, waitMs - waited()), undefined, { signal: stop.signal });
      if (!(await isThere(customers, stop.signal))) continue;
      say(`The server answers again after ${duration(waited() / 1000)}.`);
      return true;
    }
    return false;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    throw new CliError(`Interrupted. ${hint}`, exitCodeOfSignal(stop.signal.reason));
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** A server that rejects the key is there; the import then stops for that reason. */
async function isThere(customers: Customers, signal: AbortSignal): Promise<boolean> {
  try {
    await customers.list({ per_page: 1 }, { maxRetries: 0, timeoutMs: POLL_TIMEOUT_MS, signal });
    return true;
  } catch (error) {
    if (signal.aborted) throw error;
    return error instanceof ApiError && !isOutage(error);
  }
}
