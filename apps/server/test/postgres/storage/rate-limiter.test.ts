import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { describeRateLimiter } from '../../storage-suites/rate-limiter.suite.ts';
import { emptyDatabase } from '../../support/open-postgres.ts';

describeRateLimiter('PostgreSQL', async () => {
  const url = await emptyDatabase();
  const openOne = async () => {
    const { createRateLimiter, close } = await openDatabase(
      { kind: 'postgres', url, poolMax: 2 },
      pino({ level: 'silent' }),
    );
    onTestFinished(close);
    return createRateLimiter;
  };
  // Each has what a process of its own would have.
  return [await openOne(), await openOne()];
});
