import { describeIdempotency } from '../storage-suites/idempotency.suite.ts';
import { postgresDatabases } from '../support/databases.ts';

for (const database of postgresDatabases) describeIdempotency(database);
