import { getCustomer as find } from '../customers/change-customer.ts';
import type { Operation } from './operation.ts';

/** The registry has no subscriptions, so only a missing customer makes a difference. */
export const checkActiveSubscription: Operation<'checkActiveSubscription'> = async ({ tenantId, path }, services) => {
  await find(services, tenantId, path.customer_key);
  return { status: 200, message: 'Active subscription status fetched', data: { has_active_subscription: false } };
};
