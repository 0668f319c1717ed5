import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { describeRateLimiter } from '../../storage-suites/rate-limiter.suite.ts';

describeRateLimiter('SQLite', async () => {
  const { createRateLimiter, close } = await openDatabase(
    { kind: 'sqlite', file: ':memory:' },
    pino({ level: 'silent' }),
  );
  onTestFinished(close);
  return [createRateLimiter];
});
