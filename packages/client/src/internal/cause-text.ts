import { textOf } from './text-of.js';

/** What `fetch` throws says "fetch failed" and hides the reason in its causes; this is the reason, in words. */
export function causeText(error: unknown): string {
  const message = textOf(innermostCause(error));
  const code = causeCode(error);
  if (code === undefined || message.includes(code)) return message || 'unknown cause';
  return message === '' ? code : `${message} (${code})`;
}

/** The platform's code of the innermost cause, such as `ECONNRESET`. */
export function causeCode(error: unknown): string | undefined {
  const innermost = innermostCause(error);
  const code = innermost instanceof Error && 'code' in innermost ? innermost.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function innermostCause(error: unknown): unknown {
  let innermost = error;
  // Bounded, for a chain that runs in a circle.
  for (let depth = 0; depth < 5 && innermost instanceof Error && innermost.cause instanceof Error; depth += 1) {
    innermost = innermost.cause;
  }
  return innermost;
}
