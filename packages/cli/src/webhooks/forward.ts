import type { IncomingHttpHeaders } from 'node:http';

/** The answer of a target, or what takes its place. */
export interface ForwardedAnswer {
  readonly status: number;
  /** Why the target has not answered; `null` if it has. */
  readonly problem: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** The server waits as long for an answer. */
const TIMEOUT_MS = 15_000;

/**
 * Sends a webhook on as it came: the same bytes, and the headers that belong to them. A redirect is not followed, since
 * the server does not follow it either.
 */
export async function forwardWebhook(
  target: string,
  body: Buffer,
  headers: IncomingHttpHeaders,
): Promise<ForwardedAnswer> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const sent = new Uint8Array(body);
    const response = await fetch(target, {
      method: 'POST',
      body: sent,
      headers: kept(headers),
      redirect: 'manual',
      signal,
    });
    const answer = Buffer.from(await response.arrayBuffer());
    return { status: response.status, problem: null, headers: answerHeaders(response.headers), body: answer };
  } catch (error) {
    if (signal.aborted) return { status: 504, problem: 'no answer within 15 s' };
    return { status: 502, problem: reasonOf(error) };
  }
}

function kept(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => /^(?:webhook-.*|content-type|user-agent)$/.test(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** The headers of an answer that mean something to the server. */
function answerHeaders(headers: Headers): Record<string, string> {
  const entries = ['content-type', 'retry-after'].map((name) => [name, headers.get(name)] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, string] => entry[1] !== null));
}

/** `fetch` says the reason in the cause of its error. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, message } = cause as NodeJS.ErrnoException;
  return code ?? message;
}
