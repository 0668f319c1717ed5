import { describeIdempotency } from '../storage-suites/idempotency.suite.ts';
import { postgresDatabase } from '../support/open-postgres.ts';

describeIdempotency(postgresDatabase);
