import { withIdempotencyKey } from '../core/options.ts';
import { ArgumentError } from '../errors.ts';

/** A request whose body has been read, so that every attempt sends the same. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | ArrayBuffer | undefined;
}

/** The address and the headers that all requests share. */
interface RequestDefaults {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads a request once. The headers of the client are added where it has none of its own.
 *
 * @throws {ArgumentError} if its URL is not below the `baseUrl`: another server must not receive the API key.
 */
export async function readRequest(request: Request, { baseUrl, headers }: RequestDefaults): Promise<HttpRequest> {
  const { url, method } = request;
  if (!isBelow(url, baseUrl)) throw new ArgumentError('The request is not for the baseUrl of the client');
  const merged = new Headers();
  for (const [name, value] of [...Object.entries(headers), ...request.headers]) {
    if (value !== undefined) merged.set(name, value);
  }
  return {
    url,
    method,
    headers: Object.fromEntries(withIdempotencyKey(method, merged)),
    body: await bodyOf(request),
  };
}

function isBelow(url: string, baseUrl: string): boolean {
  return url.startsWith(baseUrl) && ['', '/', '?'].includes(url.charAt(baseUrl.length));
}

/** JSON as text, as mocks expect it; anything else, such as a form, as bytes. */
async function bodyOf(request: Request): Promise<HttpRequest['body']> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  if (request.headers.get('content-type')?.startsWith('application/json')) return request.text();
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > 0 ? bytes : undefined;
}
