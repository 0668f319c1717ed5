import { describeIdempotency } from '../storage-suites/idempotency.suite.ts';
import { sqliteDatabases } from '../support/databases.ts';

for (const database of sqliteDatabases) describeIdempotency(database);
