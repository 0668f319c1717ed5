import type { CsvUploadResult } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { csvForm } from '../../src/requests/bodies.ts';
import { newCustomer } from '../../src/requests/customers.ts';
import { expectStatus } from '../../src/requests/request.ts';

const BYTES_MAX = 4 * 1024 * 1024;
/** Texts that fail take more of an answer than of the time that reading them takes. */
const EMAILS = Array.from({ length: 10 }, (_, index) => `contact_people.${index}.email_address`);
const COLUMNS = ['customer_key,customer_type,primary_email', ...EMAILS].join(',');
const ROWS_FAILED = 3_000;

it('keeps the response below 4 MiB: all counts, failures before successes, and the numbers of rows left out', async () => {
  const { customer_key, customer_type, primary_email } = newCustomer();
  const rows = [
    `${customer_key},${customer_type},${primary_email}${','.repeat(EMAILS.length)}`,
    ...Array.from({ length: ROWS_FAILED }, (_, n) => `k${n},,${',x'.repeat(EMAILS.length)}`),
  ];
  const { body } = await expectStatus(200, routeOf('uploadCustomersCsv'), {
    body: csvForm([COLUMNS, ...rows].join('\n')),
  });
  expect(body.byteLength).toBeLessThan(BYTES_MAX);
  const { data } = JSON.parse(body.toString()) as { data: CsvUploadResult };
  const { customers_added, customers_failed, left_out, ...counts } = data;
  expect(counts).toEqual({
    total_customers: ROWS_FAILED + 1,
    successful_upload_count: 1,
    failed_upload_count: ROWS_FAILED,
  });
  expect(customers_added).toEqual([]);
  expect(left_out).toEqual({ customers_added: 1, customers_failed: ROWS_FAILED - customers_failed.length });
  expect(customers_failed.map(({ row }) => row)).toEqual(customers_failed.map((_, index) => index + 2));
});
