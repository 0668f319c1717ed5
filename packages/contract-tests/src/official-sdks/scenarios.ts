import { expect } from 'vitest';
import { routeOf } from '../document/operations.ts';
import { csvText } from '../requests/bodies.ts';
import {
  archivedCustomer,
  newCustomer,
  registeredCustomer,
  retrievedCustomer,
  uniqueTag,
} from '../requests/customers.ts';
import { expectFailure } from '../requests/request.ts';
import type { Arguments, Call } from './official-sdk.ts';

/** A call with the arguments that users of the SDKs give, and what they get. */
export interface Scenario {
  /** The status and the message, as in the guide. */
  readonly answer: string;
  /** Creates the customers that the call is about. */
  readonly prepare: () => Promise<Arguments>;
  /** Checks what the method returns, and what the call has changed. */
  readonly check: (result: unknown, given: Arguments) => Promise<void> | void;
}

/** Structures that are absent. JavaScript and Python send `null` for them. */
const ABSENT = { billing_configuration: null, tax_identifications: null, contact_people: null, metadata: null };

export const scenarios: { readonly [Name in Call]: Scenario } = {
  'POST customers/new': { answer: '201 Customer Created', prepare: aNewCustomer, check: isCreated },
  'POST customers': { answer: '201 Customer Created', prepare: aNewCustomer, check: isCreated },
  'POST customers/bulk-create': {
    answer: '200 Bulk Customer Creation Completed',
    prepare: async () => {
      const customer = newCustomer({ customer_type: 'BUSINESS', legal_name: 'Café Ltd' });
      const duplicate = newCustomer({ primary_email: customer.primary_email });
      return { body: { customers: [{ ...customer, ...ABSENT }, duplicate] } };
    },
    check: (result) =>
      expect(result).toMatchObject({
        data: {
          total: 2,
          customers_created: [{ index: 0, data: { customer_type: 'BUSINESS', display_name: 'Café Ltd' } }],
          customers_failed: [{ index: 1, error: 'Primary email has already been used' }],
        },
      }),
  },
  'POST customers/csv-upload': {
    answer: '200 Customers Upload Completed',
    prepare: async () => {
      const { customer_key, primary_email } = newCustomer();
      const columns = ['customer_type', 'primary_email', 'customer_key', 'display_name', 'tax_status'];
      const row = ['BUSINESS', primary_email, customer_key, 'Café Ltd', '1'];
      return { key: customer_key, csv: csvText(columns, [row, ['BUSINESS', '', `${customer_key}_2`, '', '']]) };
    },
    check: (result, { key }) =>
      expect(result).toMatchObject({
        data: {
          ...{ total_customers: 2, successful_upload_count: 1, failed_upload_count: 1 },
          customers_added: [{ row: 1, customer_key: key, data: { display_name: 'Café Ltd' } }],
          customers_failed: [{ row: 2, customer_key: `${key}_2` }],
        },
      }),
  },
  'GET customers': {
    answer: '200 Customers Fetched',
    prepare: async () => {
      const tag = uniqueTag();
      for (const customer_type of ['BUSINESS', 'INDIVIDUAL'] as const) {
        await registeredCustomer({ customer_type, primary_email: `${tag}.${customer_type}@example.com` });
      }
      return { filters: { page: '1', per_page: '10', search_term: tag, customer_type: '', date_created: '' } };
    },
    check: (result) =>
      expect(result).toMatchObject({
        data: [{}, {}],
        meta: { total_count: 2, next_page: null, prev_page: null, 'last_page?': true, 'out_of_range?': false },
      }),
  },
  'GET customers/KEY': {
    answer: '200 Customer Retrieved Successfully',
    prepare: aCustomer,
    check: async (result, { key }) => expect(result).toMatchObject({ data: await retrievedCustomer(key ?? '') }),
  },
  'GET customers/KEY/details': {
    answer: '200 Customer Details Fetched Successfully',
    prepare: aCustomer,
    check: async (result, { key }) => {
      const { id, customer_key, primary_email } = await retrievedCustomer(key ?? '');
      const none = { subscriptions: [], entitlements: [], wallets: [] };
      expect(result).toMatchObject({ data: { metrifox_id: id, customer_key, primary_email, ...none } });
    },
  },
  'GET customers/KEY/check-active-subscription': {
    answer: '200 Active subscription status fetched',
    prepare: aCustomer,
    check: (result) => expect(result).toBe(false),
  },
  'PATCH customers/KEY': { answer: '200 Customer Updated Successfully', prepare: aChangedRecord, check: isUpdated },
  'PUT customers/KEY': { answer: '200 Customer Updated Successfully', prepare: aChangedRecord, check: isUpdated },
  'DELETE customers/KEY': {
    answer: '200 Customer Deleted Successfully',
    prepare: aCustomer,
    check: async (result, { key = '' }) => {
      expect(result).toMatchObject({ data: { deleted: true, customer_key: key } });
      await expectFailure(404, routeOf('getCustomer'), { path: { customer_key: key } });
    },
  },
  'POST customers/KEY/archive': {
    answer: '200 Customer Archived',
    prepare: aCustomer,
    check: async (result, { key = '' }) => {
      const { archived_at } = await retrievedCustomer(key);
      expect(archived_at).not.toBeNull();
      expect(result).toMatchObject({ data: { customer_key: key, archived_at } });
    },
  },
  'POST customers/KEY/unarchive': {
    answer: '200 Customer unarchived successfully',
    prepare: async () => ({ key: (await archivedCustomer()).customer_key }),
    check: async (result, { key = '' }) => {
      expect(result).toMatchObject({ data: await retrievedCustomer(key) });
      expect(result).toMatchObject({ data: { customer_key: key, archived_at: null } });
    },
  },
};

async function aNewCustomer(): Promise<Arguments> {
  const customer = newCustomer({ first_name: 'Zoë' });
  return { key: customer.customer_key, body: { ...customer, ...ABSENT } };
}

async function isCreated(result: unknown, { key = '' }: Arguments): Promise<void> {
  const customer = await retrievedCustomer(key);
  expect(customer).toMatchObject({ full_name: 'Zoë', metadata: {}, contact_people: [] });
  expect(result).toMatchObject({ data: customer });
}

async function aCustomer(): Promise<Arguments> {
  return { key: (await registeredCustomer()).customer_key };
}

/** Programs get a record, change it, and send all of it, with `customer_key` and the fields that cannot be changed. */
async function aChangedRecord(): Promise<Arguments> {
  const customer = await registeredCustomer({ last_name: 'Young', metadata: { plan: 'pro' } });
  return { key: customer.customer_key, body: { ...customer, ...ABSENT, city: 'Kraków' } };
}

async function isUpdated(result: unknown, { key = '' }: Arguments): Promise<void> {
  const customer = await retrievedCustomer(key);
  expect(customer).toMatchObject({ city: 'Kraków', last_name: 'Young', metadata: {} });
  expect(result).toMatchObject({ data: customer });
}
