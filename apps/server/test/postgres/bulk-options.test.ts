import { describeBulkOptions } from '../storage-suites/bulk-options.suite.ts';
import { postgresDatabases } from '../support/databases.ts';

for (const database of postgresDatabases) describeBulkOptions(database);
