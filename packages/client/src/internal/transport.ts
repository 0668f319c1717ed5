import type { PreparedRequest } from './prepare-request.ts';
import type { ResolvedOptions } from './resolve-options.ts';

/** An answer with its body read. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
}

/** Sends one request, once. Whatever it throws comes from `fetch` or from reading the answer. */
export async function send(
  { apiKey, baseUrl, headers, fetch }: ResolvedOptions,
  { method, target, body }: PreparedRequest,
  callHeaders: GivenHeaders,
  signal: AbortSignal,
): Promise<Answer> {
  const own = {
    accept: 'application/json',
    // Only `fetch` knows the boundary of a form.
    'content-type': typeof body === 'string' ? 'application/json' : undefined,
    'x-api-key': apiKey,
  };
  const request = new Request(baseUrl + target, {
    method,
    body,
    headers: merged(headers, callHeaders, own),
    // `fetch` takes only `Authorization` away when it follows to another origin; our key would be handed on.
    redirect: 'manual',
    signal,
  });
  const response = await fetch(request);
  return { response, text: await response.text() };
}

/** Those that are `undefined` are not sent. */
type GivenHeaders = Readonly<Record<string, string | undefined>>;

/** A later header replaces an earlier one, however its name is spelt. */
function merged(...lists: GivenHeaders[]): Headers {
  const headers = new Headers();
  for (const list of lists) {
    for (const [name, value] of Object.entries(list)) if (value !== undefined) headers.set(name, value);
  }
  return headers;
}
