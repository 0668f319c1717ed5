/** Failures before anything of the request was sent, by the code of the platform. */
const NOTHING_SENT: readonly string[] = [
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Whether the server may have acted on a request that `fetch` gave up. Unless the platform says otherwise, it may. */
export function effectUnknownAfterBreak(code: string): boolean {
  return !NOTHING_SENT.includes(code);
}

/**
 * Whether the server may have acted on a request that it answered with an error. With 4xx it has not, and the API promises
 * the same of its own 503. Any other 5xx may come from a proxy that lost the answer.
 */
export function effectUnknownAfterStatus(status: number, code: string | null): boolean {
  return isInProgress(code) || (status >= 500 && !(status === 503 && code === 'service_unavailable'));
}

/** Whether an earlier attempt with the same idempotency key is being worked on right now. */
export function isInProgress(code: string | null): boolean {
  return code === 'idempotency_in_progress';
}
