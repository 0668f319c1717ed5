import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/**
 * The headers that protect browsers, by their names in lower case. They are the same for every answer.
 * Strict-Transport-Security is left to the proxy that terminates TLS.
 */
export const securityHeaders: ReadonlyMap<string, string> = headersFrom(helmet({ strictTransportSecurity: false }));

function headersFrom(setHeaders: ReturnType<typeof helmet>): Map<string, string> {
  const headers = new Map<string, string>();
  const setHeader = (name: string, value: string) => headers.set(name.toLowerCase(), value);
  const recorder = { setHeader, removeHeader: () => {} } as unknown as ServerResponse;
  setHeaders({} as IncomingMessage, recorder, () => {});
  return headers;
}

/** Sets {@link securityHeaders}. */
export function protectBrowsers(_req: IncomingMessage, res: ServerResponse): void {
  for (const [name, value] of securityHeaders) res.setHeader(name, value);
}
