import type { CsvUploadResult } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { csvForm } from '../../src/requests/bodies.ts';
import { newCustomer } from '../../src/requests/customers.ts';
import { expectStatus } from '../../src/requests/request.ts';

const BYTES_MAX = 4 * 1024 * 1024;
const COLUMNS = 'customer_key,customer_type,primary_email';

it('keeps the response below 4 MiB: all counts, failures before successes, and the numbers of rows left out', async () => {
  const { customer_key, customer_type, primary_email } = newCustomer();
  const rows = [
    `${customer_key},${customer_type},${primary_email}`,
    ...Array.from({ length: 20_000 }, (_, n) => `k${n},,`),
  ];
  const { body } = await expectStatus(200, routeOf('uploadCustomersCsv'), {
    body: csvForm([COLUMNS, ...rows].join('\n')),
  });
  expect(body.byteLength).toBeLessThan(BYTES_MAX);
  const { data } = JSON.parse(body.toString()) as { data: CsvUploadResult };
  const { customers_added, customers_failed, left_out, ...counts } = data;
  expect(counts).toEqual({ total_customers: 20_001, successful_upload_count: 1, failed_upload_count: 20_000 });
  expect(customers_added).toEqual([]);
  expect(left_out).toEqual({ customers_added: 1, customers_failed: 20_000 - customers_failed.length });
  expect(customers_failed.map(({ row }) => row)).toEqual(customers_failed.map((_, index) => index + 2));
});
