import { DomainError } from '../../core/errors.ts';

/** The values in a URL, decoded but not yet validated. */
export interface UrlValues {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/**
 * Decodes the path parameters and the query of a request.
 *
 * @param rawParameters the path parameters as sent.
 * @param url the whole request target.
 * @throws DomainError `malformed_url` if a percent-encoding is malformed or missing, or does not encode UTF-8.
 */
export function decodeUrl(rawParameters: Readonly<Record<string, string>>, url: string): UrlValues {
  const rawQuery = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const path = Object.entries(rawParameters).map(([name, value]) => [name, decode(value)] as const);
  // URLSearchParams refuses nothing: it keeps a lone % and replaces invalid UTF-8 by U+FFFD.
  decode(rawQuery);
  return { path: Object.fromEntries(path), query: new URLSearchParams(rawQuery) };
}

function decode(text: string): string {
  try {
    // Node decodes bytes beyond ASCII as Latin-1, which would silently change the text.
    if (/[^!-~]/.test(text)) throw new URIError('not percent-encoded');
    return decodeURIComponent(text);
  } catch (cause) {
    throw new DomainError('malformed_url', 'The URL has a malformed percent-encoding', { cause });
  }
}

/**
 * A request target without scheme and host, which have no meaning here: `http://any.host/customers` is `/customers`.
 *
 * Express parses such a target itself, and answers with HTML, before any middleware, if it cannot (`http://[`).
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
 */
export function toOriginForm(target: string): string {
  const [host] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(target) ?? [];
  if (host === undefined) return target;
  const origin = target.slice(host.length);
  return origin.startsWith('/') ? origin : `/${origin}`;
}
