import { textOf } from './text-of.ts';

/** Why a connection broke. */
export interface Cause {
  /** The platform's code, such as `ECONNRESET`; empty where it gives none. */
  readonly code: string;
  readonly message: string;
}

/** What `fetch` throws says "fetch failed" and hides the reason in its causes; this is the reason. */
export function causeOf(error: unknown): Cause {
  let innermost = error;
  // Bounded, for a chain that runs in a circle.
  for (let depth = 0; depth < 5 && innermost instanceof Error && innermost.cause instanceof Error; depth += 1) {
    innermost = innermost.cause;
  }
  const code = codeOf(innermost);
  const message = textOf(innermost);
  if (message.includes(code)) return { code, message: message || 'unknown cause' };
  return { code, message: message === '' ? code : `${message} (${code})` };
}

/** A `DOMException` has a number in its place. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
