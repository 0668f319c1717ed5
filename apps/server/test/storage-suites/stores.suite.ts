import type { DatabaseUnderTest } from '../support/databases.ts';
import { describeApiKeyStore } from './api-key-store.suite.ts';
import { describeCreatedEvents } from './created-events.suite.ts';
import { describeCustomerList } from './customer-list.suite.ts';
import { describeCustomerListModel } from './customer-list-model.suite.ts';
import { describeCustomerStore } from './customer-store.suite.ts';
import { describeDeliveryQueue } from './delivery-queue.suite.ts';
import { describeIdempotencyStore } from './idempotency-store.suite.ts';
import { describeTransactions } from './transactions.suite.ts';
import { describeWebhookStore } from './webhook-store.suite.ts';

/** Everything that the stores guarantee. */
export function describeStores({ name, open }: DatabaseUnderTest): void {
  describeCustomerStore(name, open);
  describeCustomerList(name, open);
  describeCustomerListModel(name, open);
  describeApiKeyStore(name, open);
  describeTransactions(name, open);
  describeIdempotencyStore(name, open);
  describeWebhookStore(name, open);
  describeDeliveryQueue(name, open);
  describeCreatedEvents(name, open);
}
