import { describeStores } from '../../storage-suites/stores.suite.ts';
import { postgresDatabases } from '../../support/databases.ts';

for (const database of postgresDatabases) describeStores(database);
