/** What `fetch` throws says "fetch failed" and hides the reason in its causes; this is the reason, in words. */
export function causeText(error: unknown): string {
  const innermost = innermostCause(error);
  const { message, code } =
    innermost instanceof Error ? (innermost as Error & { code?: unknown }) : { message: String(innermost) };
  if (typeof code !== 'string' || message.includes(code)) return message || 'unknown cause';
  return message === '' ? code : `${message} (${code})`;
}

function innermostCause(error: unknown): unknown {
  let innermost = error;
  // Bounded, for a chain that runs in a circle.
  for (let depth = 0; depth < 5 && innermost instanceof Error && innermost.cause instanceof Error; depth += 1) {
    innermost = innermost.cause;
  }
  return innermost;
}
