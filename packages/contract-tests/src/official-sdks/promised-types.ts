import type { Schema } from '../document/openapi-document.ts';
import type { OfficialSdk } from './official-sdk.ts';
import {
  anything,
  boolean,
  each,
  envelope,
  having,
  integer,
  integerOrNull,
  list,
  listOf,
  object,
  objectOrNull,
  text,
  textOrNull,
} from './schemas.ts';

const LISTS = ['phone_numbers', 'email_addresses', 'tax_identifications', 'contact_people', 'payment_terms'];
const TEXTS_OR_NULL = [
  ...['primary_phone', 'legal_name', 'display_name', 'legal_number', 'tax_identification_number', 'logo_url'],
  ...['website_url', 'account_manager', 'first_name', 'middle_name', 'last_name', 'timezone', 'language'],
  ...['address_line1', 'address_line2', 'city', 'state', 'country', 'zip_code', 'date_of_birth'],
  ...['shipping_address_line1', 'shipping_address_line2', 'shipping_city', 'shipping_state', 'shipping_country'],
  'shipping_zip_code',
];

const page = having({
  ...each(['current_page', 'total_pages', 'total_count'], integer),
  ...each(['next_page', 'prev_page'], integerOrNull),
});

/** The result of many creations at once. `place` is the name of the position of an item. */
function createdAndFailed(created: string, place: string, data: Schema): Record<string, Schema> {
  return {
    [created]: listOf(having({ [place]: integer, customer_key: text, data })),
    customers_failed: listOf(having({ [place]: integer, customer_key: text, error: text })),
  };
}

const bulkCreate = envelope(
  having({
    ...each(['total', 'successful_count', 'failed_count'], integer),
    ...createdAndFailed(
      'customers_created',
      'index',
      having({ ...each(['id', 'customer_type', 'primary_email'], text), display_name: textOrNull }),
    ),
  }),
);

const csvUpload = envelope(
  having({
    ...each(['total_customers', 'successful_upload_count', 'failed_upload_count'], integer),
    ...createdAndFailed('customers_added', 'row', anything),
  }),
);

const activeSubscription = envelope(having({ has_active_subscription: boolean }));

/**
 * The types of the JavaScript SDK. Only lists have a type for customers. An optional text may be null here, since a
 * program that uses it has to expect that it is missing.
 */
export const typesOfJavaScript: OfficialSdk['promises'] = {
  'GET customers': envelope(
    listOf(
      having({
        ...each(['id', 'customer_key', 'customer_type', 'primary_email', 'created_at', 'updated_at'], text),
        ...each(['full_name', 'billing_email', 'currency', 'tax_status'], text),
        ...each(TEXTS_OR_NULL, textOrNull),
        ...each([...LISTS, 'documents'], list),
        ...each(['billing_configuration', 'metadata'], object),
      }),
    ),
    having({
      ...page.properties,
      limit_value: integer,
      ...each(['first_page?', 'last_page?', 'out_of_range?'], boolean),
    }),
  ),
  'GET customers/KEY/details': envelope(
    having({
      ...each(['metrifox_id', 'customer_key'], text),
      ...each(['subscriptions', 'entitlements', 'wallets'], list),
    }),
  ),
  'GET customers/KEY/check-active-subscription': activeSubscription,
  'POST customers/bulk-create': bulkCreate,
  'POST customers/csv-upload': csvUpload,
};

const customerOfPython = having({
  ...each(['id', 'customer_key', 'customer_type'], text),
  ...each(['primary_email', 'full_name', 'billing_email', 'currency', 'tax_status', ...TEXTS_OR_NULL], textOrNull),
  ...each(['created_at', 'updated_at', 'archived_at'], textOrNull),
  ...each(LISTS, list),
  ...each(['billing_configuration', 'metadata'], object),
  documents: anything,
  mid_cycle_invoice_consolidation: boolean,
});

/** The types of the Python SDK 1.3.1. They allow a missing field, but its examples read fields without a check. */
export const typesOfPython: OfficialSdk['promises'] = {
  'POST customers/new': envelope(customerOfPython),
  'GET customers': envelope(listOf(customerOfPython), page),
  'GET customers/KEY': envelope(customerOfPython),
  'PATCH customers/KEY': envelope(customerOfPython),
  'POST customers/KEY/unarchive': envelope(customerOfPython),
  'POST customers/KEY/archive': envelope(having({ customer_key: text, archived_at: text })),
  'GET customers/KEY/details': envelope(
    having({
      ...each(['metrifox_id', 'customer_key', 'customer_type', 'tenant_checkout_username'], text),
      ...each(['primary_email', 'display_name', 'full_name', 'billing_email'], textOrNull),
      ...each(['currency', 'timezone', 'language', 'archived_at'], textOrNull),
      billing_address: objectOrNull,
      ...each(['subscriptions', 'wallets'], list),
    }),
  ),
  'GET customers/KEY/check-active-subscription': activeSubscription,
  'POST customers/bulk-create': bulkCreate,
  'POST customers/csv-upload': csvUpload,
};
