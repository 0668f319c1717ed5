import { describeApiKeyStore } from './api-key-store.suite.js';
import { describeCallerTransaction } from './caller-transaction.suite.js';
import { describeCustomerList } from './customer-list.suite.js';
import { describeCustomerListModel } from './customer-list-model.suite.js';
import { describeCustomerStore } from './customer-store.suite.js';
import { databases } from './databases.js';
import { describeIdempotencyStore } from './idempotency-store.suite.js';
import { describeTransact } from './transact.suite.js';
import { describeTransactTogether } from './transact-together.suite.js';

for (const { name, open } of databases) {
  describeCustomerStore(name, open);
  describeCustomerList(name, open);
  describeCustomerListModel(name, open);
  describeCallerTransaction(name, open);
  describeApiKeyStore(name, open);
  describeTransact(name, open);
  describeTransactTogether(name, open);
  describeIdempotencyStore(name, open);
}
