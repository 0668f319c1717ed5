import { describeStores } from '../../storage-suites/stores.suite.ts';
import { postgresDatabase } from '../../support/open-postgres.ts';

describeStores(postgresDatabase);
