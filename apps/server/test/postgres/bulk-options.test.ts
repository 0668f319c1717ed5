import { describeBulkOptions } from '../storage-suites/bulk-options.suite.ts';
import { postgresDatabase } from '../support/open-postgres.ts';

describeBulkOptions(postgresDatabase);
