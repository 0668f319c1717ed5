import type { DatabaseUnderTest } from '../support/databases.ts';
import { describeApiKeyStore } from './api-key-store.suite.ts';
import { describeCallerTransaction } from './caller-transaction.suite.ts';
import { describeCustomerList } from './customer-list.suite.ts';
import { describeCustomerListModel } from './customer-list-model.suite.ts';
import { describeCustomerStore } from './customer-store.suite.ts';
import { describeGroupCommit } from './group-commit.suite.ts';
import { describeIdempotencyStore } from './idempotency-store.suite.ts';
import { describeTransact } from './transact.suite.ts';

/** Everything that the stores promise, over one database. */
export function describeStores({ name, open }: DatabaseUnderTest): void {
  describeCustomerStore(name, open);
  describeCustomerList(name, open);
  describeCustomerListModel(name, open);
  describeCallerTransaction(name, open);
  describeApiKeyStore(name, open);
  describeTransact(name, open);
  describeGroupCommit(name, open);
  describeIdempotencyStore(name, open);
}
