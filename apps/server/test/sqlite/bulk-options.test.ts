import { describeBulkOptions } from '../storage-suites/bulk-options.suite.ts';
import { sqliteDatabases } from '../support/databases.ts';

for (const database of sqliteDatabases) describeBulkOptions(database);
