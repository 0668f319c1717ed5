import type { WireOutcome } from '../http/wire-connection.ts';

/** Counts the outcomes of malformed requests, and keeps those that may not be. */
export class MalformedTally {
  /** How many were refused with 4xx. */
  refused = 0;
  /** Answers with 5xx. */
  readonly faults: string[] = [];
  /** Refusals that are not in the envelope of all errors. */
  readonly bare: string[] = [];
  /** Requests to which nothing came. */
  readonly unanswered: string[] = [];

  add(request: Buffer, outcome: WireOutcome, method: string): void {
    if (typeof outcome === 'string') return void this.unanswered.push(`${outcome}: ${shown(request)}`);
    const { status, body } = outcome;
    if (status >= 500) this.faults.push(`${status}: ${shown(request)}`);
    if (status < 400) return;
    if (status < 500) this.refused += 1;
    if (method !== 'HEAD' && !isEnvelope(status, body)) this.bare.push(`${status}: ${shown(request)}`);
  }
}

function isEnvelope(status: number, body: string): boolean {
  try {
    const { statusCode, code, message, data } = JSON.parse(body);
    return statusCode === status && typeof code === 'string' && typeof message === 'string' && data === null;
  } catch {
    return false;
  }
}

/** Enough of a request to see what it is about; its seed and number give all of it. */
function shown(request: Buffer): string {
  return JSON.stringify(request.toString('latin1').slice(0, 400));
}
