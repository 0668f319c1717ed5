import type { PreparedRequest } from './prepare-request.js';
import type { ResolvedOptions } from './resolve-options.js';

/** An answer with its body read. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
}

/** Sends one request, once. Whatever it throws comes from `fetch` or from reading the answer. */
export async function send(
  { apiKey, baseUrl, headers, fetch }: ResolvedOptions,
  { method, target, body }: PreparedRequest,
  callHeaders: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> {
  const own = { accept: 'application/json', 'x-api-key': apiKey };
  // Only `fetch` knows the boundary of a form.
  const content = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  const request = new Request(baseUrl + target, {
    method,
    headers: merged(headers, callHeaders, own, content),
    // `fetch` takes only `Authorization` away when it follows to another origin; our key would be handed on.
    redirect: 'manual',
    signal,
    ...(body !== undefined && { body }),
  });
  const response = await fetch(request);
  return { response, text: await response.text() };
}

/** A later header replaces an earlier one, however its name is spelt. */
function merged(...lists: Readonly<Record<string, string>>[]): Headers {
  const headers = new Headers();
  for (const list of lists)
    for (const [name, value] of Object.entries(list)) {
      // Programs without types give headers that they do not have.
      if (value !== undefined) headers.set(name, value);
    }
  return headers;
}
