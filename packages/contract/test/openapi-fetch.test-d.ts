// Checked by `tsc --noEmit`; nothing here runs.
import createClient from 'openapi-fetch';
import { expectTypeOf } from 'vitest';
import type { Customer, CustomerCreate, components, DocumentOperations, paths } from '../src/index.ts';

// The types of openapi-typescript, and openapi-fetch with them.
expectTypeOf<components['schemas']['Customer']>().toEqualTypeOf<Customer>();
expectTypeOf<DocumentOperations['getCustomer']>().toEqualTypeOf<paths['/customers/{customer_key}']['get']>();
declare const csv: Blob;

export async function withOpenapiFetch(customer: CustomerCreate): Promise<Customer> {
  const api = createClient<paths>({ baseUrl: 'http://127.0.0.1:4010/api/v1' });
  const { customer_key } = customer;
  const { data, error } = await api.POST('/customers', { body: customer });
  if (error?.statusCode === 409 && (error.code === 'customer_key_taken' || error.code === 'primary_email_taken')) {
    expectTypeOf(error.existing.customer_key).toEqualTypeOf<string>();
  }
  if (error?.statusCode === 401) expectTypeOf(error.code).toEqualTypeOf<'api_key_missing' | 'api_key_invalid'>();
  // @ts-expect-error -- A single create never responds with 404.
  void (error?.statusCode === 404);
  const csvUpload = await api.POST('/customers/csv-upload', {
    params: { query: { dry_run: undefined } },
    body: { csv },
    bodySerializer: (body) => {
      const form = new FormData();
      if (body.csv) form.append('csv', body.csv);
      return form;
    },
  });
  expectTypeOf(csvUpload.data?.data.successful_upload_count).toEqualTypeOf<number | undefined>();
  // @ts-expect-error -- A file is required.
  void api.POST('/customers/csv-upload', { body: {} });
  // @ts-expect-error -- There is no such path.
  void api.GET('/customer/{customer_key}', { params: { path: { customer_key } } });
  // @ts-expect-error -- The key in the path is required.
  void api.GET('/customers/{customer_key}', {});
  return data?.data ?? Promise.reject(error);
}
