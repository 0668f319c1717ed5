import { DomainError } from '../../core/errors.ts';

/** The parts of a URL that carry values, decoded but not yet checked. */
export interface UrlValues {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/**
 * Decodes the path parameters and the query of a request.
 *
 * @param rawParameters the path parameters as they stand in the URL.
 * @param url the whole request target.
 * @throws DomainError `malformed_url` where a percent-encoding is malformed or missing, or does not encode UTF-8.
 */
export function decodeUrl(rawParameters: Readonly<Record<string, string>>, url: string): UrlValues {
  const [, rawQuery = ''] = /\?(.*)$/s.exec(url) ?? [];
  const path = Object.entries(rawParameters).map(([name, value]) => [name, decode(value)] as const);
  // URLSearchParams never refuses anything: it keeps a lone % and puts U+FFFD for bytes that are not UTF-8.
  decode(rawQuery);
  return { path: Object.fromEntries(path), query: new URLSearchParams(rawQuery) };
}

function decode(text: string): string {
  try {
    // Node hands on bytes beyond ASCII as Latin-1, which would silently change what was meant.
    if (/[^!-~]/.test(text)) throw new URIError('not percent-encoded');
    return decodeURIComponent(text);
  } catch (cause) {
    throw new DomainError('malformed_url', 'The URL has a malformed percent-encoding', { cause });
  }
}
