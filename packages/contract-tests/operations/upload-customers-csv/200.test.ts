import type { Customer } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { csvForm, csvOf } from '../../src/requests/bodies.ts';
import { newCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

const THREE = () => [newCustomer({ first_name: 'Ada' }), newCustomer({ first_name: 'Bob' }), newCustomer()];

describe.each(routesOf('uploadCustomersCsv'))('$method $path', (route) => {
  it.each(['csv', 'file'])('creates a customer for each row of the file in the form field %s', async (field) => {
    const customers = THREE();
    const { message, data } = await expectSuccess(route, { body: csvForm(csvOf(customers), field) });
    expect(message).toBe('Customers Upload Completed');
    const found = await Promise.all(customers.map(({ customer_key }) => retrievedCustomer(customer_key)));
    expect(data).toEqual({
      total_customers: 3,
      successful_upload_count: 3,
      failed_upload_count: 0,
      customers_added: found.map((customer, index) => addedRow(index + 1, customer)),
      customers_failed: [],
    });
    expect(found.map(({ first_name }) => first_name)).toEqual(['Ada', 'Bob', null]);
  });

  it('repeats the counts outside of data, where the documentation of the hosted API has them', async () => {
    const invalid = { ...newCustomer(), customer_type: 'FIRM' };
    const response = await expectSuccess(route, { body: csvForm(csvOf([newCustomer(), invalid])) });
    const { total_customers, successful_upload_count, failed_upload_count } = response;
    const counts = { total_customers, successful_upload_count, failed_upload_count };
    expect(counts).toEqual({ total_customers: 2, successful_upload_count: 1, failed_upload_count: 1 });
    expect(response.data).toMatchObject(counts);
  });

  it.each([
    { what: 'CRLF line endings', rewrite: (file: string) => file.replaceAll('\n', '\r\n') },
    { what: 'a byte order mark', rewrite: (file: string) => `\ufeff${file}` },
    { what: 'no line break at the end', rewrite: (file: string) => file.trimEnd() },
    { what: 'no quotes', rewrite: (file: string) => file.replaceAll('"', '') },
  ])('reads a file with $what', async ({ rewrite }) => {
    const customers = THREE();
    const { data } = await expectSuccess(route, { body: csvForm(rewrite(csvOf(customers))) });
    expect(data.customers_added.map(({ customer_key }) => customer_key)).toEqual(
      customers.map((one) => one.customer_key),
    );
    expect(data.total_customers).toBe(3);
  });

  it('accepts a file with only a header and creates nothing', async () => {
    const { data } = await expectSuccess(route, { body: csvForm('customer_key,customer_type,primary_email\n') });
    expect(data).toMatchObject({ total_customers: 0, customers_added: [], customers_failed: [] });
  });

  it('accepts more customers than a bulk create', async () => {
    const customers = Array.from({ length: 250 }, () => newCustomer());
    const { data } = await expectSuccess(route, { body: csvForm(csvOf(customers)) });
    expect(data).toMatchObject({ total_customers: 250, successful_upload_count: 250 });
    expect(data.customers_added.map(({ row }) => row)).toEqual(customers.map((_, index) => index + 1));
  });
});

function addedRow(row: number, { id, customer_key, customer_type, primary_email, display_name }: Customer): object {
  const data = { customer_type, email: primary_email, display_name };
  return { row, id, customer_key, customer_type, primary_email, data };
}
