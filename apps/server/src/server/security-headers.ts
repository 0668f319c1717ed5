import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/** Sets the headers that protect browsers. Strict-Transport-Security is left to the proxy that terminates TLS. */
export const protectBrowsers = helmet({ strictTransportSecurity: false });

/** The same headers by their names in lower case, for answers that are sent without Express. */
export const securityHeaders: ReadonlyMap<string, string> = headersFrom(protectBrowsers);

function headersFrom(setHeaders: typeof protectBrowsers): Map<string, string> {
  const res = new ServerResponse(new IncomingMessage(new Socket()));
  setHeaders(res.req, res, () => {});
  return new Map(Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)]));
}
