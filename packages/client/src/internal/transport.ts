import createClient from 'openapi-fetch';
import type { PreparedRequest } from './prepare-request.js';
import type { ResolvedOptions } from './resolve-options.js';

/** An answer with its body read: as text where the status says success, else parsed as far as it can be. */
export type Answer =
  | { readonly ok: true; readonly response: Response; readonly text: string }
  | { readonly ok: false; readonly response: Response; readonly body: unknown };

/** Sends one request, once. Whatever it throws comes from `fetch` or from reading the answer. */
export class Transport {
  readonly #http: ReturnType<typeof createClient<AnyPaths>>;

  constructor({ apiKey, baseUrl, headers, fetch }: ResolvedOptions) {
    this.#http = createClient<AnyPaths>({
      baseUrl,
      fetch: (request) => fetch(request),
      headers: { ...headers, accept: 'application/json', 'x-api-key': apiKey },
      // `fetch` takes only `Authorization` away when it follows to another origin; our key would be handed on.
      redirect: 'manual',
      bodySerializer: (body) => body,
    });
  }

  async send(
    request: PreparedRequest,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { response, data, error } = await this.#http.request(lowerCase(request.method), request.target, {
      ...(request.body === undefined ? {} : { body: request.body }),
      headers: { ...headers },
      signal,
      // Parsed by ourselves: a page of HTML would come out as a bare SyntaxError.
      parseAs: 'text',
    });
    if (response.ok) return { ok: true, response, text: data ?? '' };
    return { ok: false, response, body: error === '' ? undefined : error };
  }
}

/** Any path with any method: `Call` has held the request to the document before it comes here. */
type AnyPaths = Record<string, Record<Lowercase<PreparedRequest['method']>, AnyOperation>>;

interface AnyOperation {
  requestBody?: { content: { 'application/json': string | FormData } };
  responses: {
    200: { content: { 'application/json': unknown } };
    default: { content: { 'application/json': unknown } };
  };
}

function lowerCase<Text extends string>(text: Text): Lowercase<Text> {
  return text.toLowerCase() as Lowercase<Text>;
}
