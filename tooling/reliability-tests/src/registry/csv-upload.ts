import type { Call } from '../http/caller.ts';
import type { NewCustomer } from './new-customers.ts';

const columns = ['customer_key', 'customer_type', 'primary_email', 'first_name', 'last_name', 'address_line1'] as const;

/** The upload of a file with these customers. */
export function csvUpload(customers: readonly NewCustomer[]): Call {
  const boundary = 'reliability-tests';
  const rows = [columns.join(','), ...customers.map((customer) => columns.map((column) => customer[column]).join(','))];
  const body = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="csv"; filename="customers.csv"',
    'Content-Type: text/csv',
    '',
    ...rows,
    `--${boundary}--`,
    '',
  ].join('\r\n');
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return { method: 'POST', path: '/customers/csv-upload', headers, body };
}
