import type { QuotaState } from '../rate-limits/rate-limited.ts';

/**
 * A quota in the headers of an answer.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function rateLimitHeaders({
  quota,
  windowSeconds,
  remaining,
  resetSeconds,
}: QuotaState): Record<string, string> {
  return {
    'Retry-After': String(resetSeconds),
    RateLimit: `"default";r=${remaining};t=${resetSeconds}`,
    'RateLimit-Policy': `"default";q=${quota};w=${windowSeconds}`,
  };
}
