import cors from 'cors';
import type { Services } from '../../services.ts';
import type { Preparation } from '../request/preparation.ts';

/** The request headers of the API, and those that a client may need in front of it. */
const allowedHeaders = [
  'x-api-key',
  'Content-Type',
  'Accept',
  'Idempotency-Key',
  'X-Request-Id',
  'Prefer',
  'If-Match',
  'If-None-Match',
];

/** The response headers of the API. Without this list, a page can read only those that the Fetch standard names. */
const exposedHeaders = [
  'X-Request-Id',
  'Location',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'Idempotency-Replayed',
  'WWW-Authenticate',
  'Allow',
  'Accept-Encoding',
  'ETag',
];

/** How long a browser may remember the answer to a preflight. */
const MAX_AGE_SECONDS = 600;

/**
 * Lets pages of other origins read every answer, errors included. Credentials are never allowed: a page must know a key.
 * Routes answer a preflight like any other OPTIONS, and add their methods.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function allowOrigins({ corsOrigins }: Pick<Services, 'corsOrigins'>): Preparation {
  const origin = corsOrigins === '*' ? corsOrigins : [...corsOrigins];
  const allow = cors({ origin, allowedHeaders, exposedHeaders, maxAge: MAX_AGE_SECONDS, preflightContinue: true });
  return (req, res) => {
    // Caches must keep the answers to different origins apart, and from those to no origin.
    res.vary('Origin');
    if (req.get('Origin') !== undefined && corsOrigins.length > 0) allow(req, res, () => {});
  };
}
