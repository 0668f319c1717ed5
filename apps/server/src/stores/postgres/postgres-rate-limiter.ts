import type { Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { FlexibleRateLimiter } from '../../rate-limits/flexible-rate-limiter.ts';
import type { Quota, RateLimiter } from '../../rate-limits/rate-limiter.ts';

/** Counts in the database, so that the quota holds over all processes together. */
export function createPostgresRateLimiter(pool: Pool, quota: Quota): RateLimiter {
  const counter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true, // by a migration
    keyPrefix: quota.kind,
    points: quota.quota,
    duration: quota.windowSeconds,
  });
  return new FlexibleRateLimiter(counter, quota);
}
