import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that has the list of the hosted API, and nothing else. */
export interface HostedApi {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly customers: readonly HostedCustomer[];
  close(): void;
}

export type HostedCustomer = Readonly<Record<string, unknown>> & { readonly customer_key: string };

/** The largest page: less than what the commands ask for, since the largest page of the hosted API is not known. */
const PER_PAGE = 2;

export async function startHostedApi(): Promise<HostedApi> {
  const apiKey = 'sk_test_of_the_hosted_api';
  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '', 'http://localhost');
    const isList = req.method === 'GET' && pathname === '/api/v1/customers';
    const status = req.headers['x-api-key'] !== apiKey ? 401 : isList ? 200 : 404;
    const body = status === 200 ? page(Number(searchParams.get('page') ?? 1)) : failure(status);
    res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  return { baseUrl, apiKey, customers, close: () => void server.close() };
}

function page(number: number): object {
  const last = Math.ceil(customers.length / PER_PAGE);
  const meta = {
    current_page: number,
    next_page: number < last ? number + 1 : null,
    prev_page: number > 1 ? number - 1 : null,
    total_pages: last,
    total_count: customers.length,
    limit_value: PER_PAGE,
    'first_page?': number === 1,
    'last_page?': number === last,
    'out_of_range?': number > last,
  };
  const data = customers.slice((number - 1) * PER_PAGE, number * PER_PAGE);
  return { statusCode: 200, message: 'Customers Fetched', meta, data, errors: {} };
}

function failure(statusCode: number): object {
  return { statusCode, message: 'Failed', meta: {}, data: null, errors: {} };
}

const NULLABLE = [
  ...['primary_phone', 'legal_name', 'display_name', 'legal_number', 'tax_identification_number', 'logo_url'],
  ...['website_url', 'account_manager', 'first_name', 'middle_name', 'last_name', 'full_name', 'billing_email'],
  ...['timezone', 'language', 'currency', 'tax_status', 'address_line1', 'address_line2', 'city', 'state', 'country'],
  ...['zip_code', 'shipping_address_line1', 'shipping_address_line2', 'shipping_city', 'shipping_state'],
  ...['shipping_country', 'shipping_zip_code', 'date_of_birth', 'archived_at'],
];

const customers: readonly HostedCustomer[] = [
  customer('umbrella_001', {
    customer_type: 'BUSINESS',
    legal_name: 'Umbrella Corporation',
    full_name: 'Umbrella Corporation',
    display_name: 'Umbrella',
    country: 'United States',
    timezone: 'UTC+00:00',
    language: 'english',
    tax_status: 'TAX_EXEMPT',
    billing_configuration: { preferred_payment_gateway: 'stripe', billing_email: null, payment_reminder_days: 7 },
    tax_identifications: [{ type: 'EIN', number: '12-3456789', country: 'US' }],
    contact_people: [
      { first_name: 'Albert', last_name: 'Wesker', email_address: 'wesker@example.com', is_primary: true },
    ],
    payment_terms: [{ type: 'NET', value: '30' }],
    metadata: { plan: 'pro', seats: 40, tags: ['a', 'b'] },
    mid_cycle_invoice_consolidation: true,
  }),
  customer('jane_doe_001', {
    first_name: 'Jane',
    last_name: 'Doe',
    full_name: 'Jane Doe',
    display_name: 'Jane Doe',
    date_of_birth: '1985-04-12',
    primary_phone: '+1-555-0101',
    phone_numbers: [{ phone_number: '555-0101', country_code: '+1', is_primary: true }],
  }),
  customer('no_name_001', {}),
  customer('archived_001', { display_name: 'Gone', archived_at: '2026-05-04T08:00:00.000Z' }),
  customer('-archived 002', { archived_at: '2026-05-04T08:00:00.000Z' }),
  customer('a/key?', { display_name: 'Ünïcode \u2028 “quotes”, commas' }),
];

/** A customer of the hosted API with only its required fields set. Fields that are not set are null. */
function customer(customer_key: string, fields: object): HostedCustomer {
  const email = `${customer_key.replaceAll(/\W/g, '_')}@example.com`;
  return {
    ...Object.fromEntries(NULLABLE.map((name) => [name, null])),
    id: '764c80e3-ed59-44a5-ba07-7ee5ba547774',
    customer_key,
    customer_type: 'INDIVIDUAL',
    primary_email: email,
    email_addresses: [{ email, is_primary: true }],
    phone_numbers: [],
    billing_configuration: {},
    tax_identifications: [],
    contact_people: [],
    payment_terms: [],
    metadata: {},
    mid_cycle_invoice_consolidation: false,
    documents: [],
    created_at: '2026-01-02T03:04:05.678Z',
    updated_at: '2026-01-02T03:04:05.678Z',
    ...fields,
  };
}
