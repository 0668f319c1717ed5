import { ConflictError, NotFoundError, PreconditionFailedError, Rollcall, ValidationError } from '@rollcall/client';
import { describe, expect, it } from 'vitest';
import { expectedCustomer } from '../src/oracle/expected-customer.ts';
import { csvOf } from '../src/requests/bodies.ts';
import { completeCustomer } from '../src/requests/complete-customer.ts';
import { newCustomer, uniqueTag } from '../src/requests/customers.ts';
import { target } from '../src/target/target.ts';

const { customers } = new Rollcall(target);

describe('the SDK against the real server', () => {
  it('creates, changes, archives, restores and deletes a customer', async () => {
    const sent = completeCustomer();
    const key = sent.customer_key;
    const created = await customers.create(sent);
    expect(created).toMatchObject(expectedCustomer(sent));
    expect(await customers.get(key)).toEqual(created);
    expect(await customers.update(key, { city: null })).toMatchObject({ city: null, last_name: created.last_name });
    expect(await customers.archive(key)).toMatchObject({ customer_key: key });
    expect((await customers.unarchive(key)).archived_at).toBeNull();
    expect(await customers.delete(key)).toEqual({ deleted: true, customer_key: key });
    await expect(customers.get(key)).rejects.toThrow(NotFoundError);
  });

  it('does not overwrite or delete a customer that somebody else has changed', async () => {
    const { customer_key } = await customers.create(newCustomer());
    const read = await customers.get(customer_key).withResponse();
    const ifMatch = read.headers.get('etag');
    const changed = await customers.update(customer_key, { city: 'Lisbon' }, { ifMatch }).withResponse();
    await expect(customers.update(customer_key, { city: 'Porto' }, { ifMatch })).rejects.toThrow(
      PreconditionFailedError,
    );
    await expect(customers.delete(customer_key, { ifMatch })).rejects.toMatchObject({ code: 'precondition_failed' });
    expect(await customers.get(customer_key)).toEqual(changed.data);
    await customers.delete(customer_key, { ifMatch: changed.headers.get('etag') });
  });

  it('creates many customers and reports the failed ones', async () => {
    const first = newCustomer();
    const { customers_created, customers_failed } = await customers.bulkCreate([first, first]);
    expect(customers_created.map(({ index }) => index)).toEqual([0]);
    expect(customers_failed).toMatchObject([{ index: 1, code: 'customer_key_taken', existing: { archived: false } }]);
  });

  it('uploads a CSV file and lists its customers', async () => {
    const tag = uniqueTag();
    const file = csvOf([newCustomer({ last_name: tag }), newCustomer({ last_name: tag })]);
    expect(await customers.uploadCsv(file)).toMatchObject({ total_customers: 2, successful_upload_count: 2 });
    const page = await customers.list({ search_term: tag, per_page: 1, archived: 'include' });
    expect(page.customers).toHaveLength(1);
    expect(page.meta).toMatchObject({ total_count: 2, total_pages: 2, 'last_page?': false });
  });

  it('throws failures of the server as errors of its own', async () => {
    const taken = newCustomer();
    const { id } = await customers.create(taken);
    const conflict = customers.create(newCustomer({ primary_email: taken.primary_email }));
    await expect(conflict).rejects.toThrow(ConflictError);
    await expect(conflict).rejects.toMatchObject({ code: 'primary_email_taken', existing: { id } });
    await expect(customers.bulkCreate([])).rejects.toThrow(ValidationError);
  });
});
