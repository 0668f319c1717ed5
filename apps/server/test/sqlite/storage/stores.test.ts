import { describeStores } from '../../storage-suites/stores.suite.ts';
import { sqliteDatabases } from '../../support/databases.ts';

for (const database of sqliteDatabases) describeStores(database);
