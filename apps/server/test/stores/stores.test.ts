import { describeApiKeyStore } from './api-key-store.suite.js';
import { describeCustomerList } from './customer-list.suite.js';
import { describeCustomerStore } from './customer-store.suite.js';
import { databases } from './databases.js';

for (const { name, open } of databases) {
  describeCustomerStore(name, open);
  describeCustomerList(name, open);
  describeApiKeyStore(name, open);
}
