import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributesOf } from '../support/customer-records.ts';
import { type TestStores, tenant } from '../support/open-test-stores.ts';
import { startServerOn, type TestServer } from '../support/start-server.ts';
import { claimAll, endpointRecord, everyType, fanOutAll, outcomeOf } from '../support/webhook-records.ts';

/** In every value of the erased customers and of the requests that name them, and nowhere else. */
const canary = 'canary7f3ab21c';

/** A database whose files can be read. */
interface DatabaseFiles {
  readonly name: string;
  readonly open: () => Promise<TestStores>;
  /** The contents of all files, after what it takes to erase deleted rows from them. */
  readonly contents: () => Promise<readonly Buffer[]>;
}

/** The guarantee that a deleted customer is erased from the files, however it came in. */
export function describeErasure({ name, open, contents }: DatabaseFiles): void {
  describe(`the files of ${name}`, () => {
    let stores: TestStores;

    beforeAll(async () => {
      stores = await open();
    });

    afterAll(() => stores?.close());

    it('no file contains anything of a deleted customer, however it was created and whichever other customer named it', async () => {
      const server = await startServerOn(stores);
      // The event of a deletion would keep the key, by which receivers know the customer.
      const event_types = everyType.filter((type) => type !== 'customer.deleted');
      const endpoint = endpointRecord({ event_types });
      await stores.stores.webhooks.createEndpoint(tenant, endpoint);
      await fill(server, 'before');
      await sendEverything(server);
      await sendWebhooks(stores, endpoint.id);
      // These events are no deliveries yet when the customers are deleted.
      for (const key of erasedKeys)
        await server.send('PATCH', `/customers/${key}`, { body: { city: `${canary} town` } });
      await fill(server, 'after');
      await stores.settle();
      expect((await contents()).some((content) => content.includes(canary))).toBe(true);
      for (const key of erasedKeys) expect((await server.send('DELETE', `/customers/${key}`)).status).toBe(200);
      await stores.settle();
      const left = (await contents()).flatMap((content) => around(content));
      expect(left).toEqual([]);
    });
  });
}

/** Attempts to send everything. The answers repeat what was sent, and one attempt in three fails. */
async function sendWebhooks({ queue }: TestStores, endpointId: string): Promise<void> {
  await fanOutAll(queue);
  for (let batch = await claimAll(queue, tenant, endpointId); batch.length > 0; ) {
    const outcomes = batch.map((delivery, index) => {
      const next = index % 3 === 0 ? ({ kind: 'retry', at: new Date(Date.now() + 3_600_000) } as const) : undefined;
      const outcome = outcomeOf(delivery, endpointId, next);
      return { ...outcome, attempt: { ...outcome.attempt, response_body: delivery.payload.slice(0, 2_048) } };
    });
    await queue.complete(outcomes, new Date());
    batch = await claimAll(queue, tenant, endpointId);
  }
}

const erasedKeys = ['single', 'bulk', 'csv', 'upserted'].map((way) => `${canary}-${way}`);

async function sendEverything({ send }: TestServer): Promise<void> {
  const [single, bulk, csv, upserted] = erasedKeys.map(customer);
  const post = async (path: string, body?: unknown) => {
    const headers = { 'Idempotency-Key': `${canary}${path}-${Math.random()}` };
    const { status } = await send('POST', path, { headers, ...(body !== undefined && { body }) });
    expect(status).toBeLessThan(300);
  };
  const bulkCreate = '/customers/bulk-create';
  await post('/customers', single);
  await post(bulkCreate, { customers: [attributesOf('other-1'), bulk, attributesOf('other-2')] });
  await post('/customers/csv-upload', formOf(csv ?? {}));
  await post(`${bulkCreate}?on_conflict=update`, { customers: [upserted, { ...single, city: `${canary} city` }] });
  await post(`${bulkCreate}?on_conflict=skip`, { customers: [upserted, attributesOf('other-3')] });
  await post(bulkCreate, {
    customers: [attributesOf('other-4'), { ...bulk, customer_key: 'taken' }, { ...csv, city: 1 }],
  });
  await post(`${bulkCreate}?dry_run=true`, { customers: [customer(`${canary}-dry`)] });
  await post(`/customers/${erasedKeys[1]}/archive`);
  await post(`/customers/${erasedKeys[1]}/unarchive`);
  await send('PATCH', `/customers/${erasedKeys[2]}`, { body: { last_name: `${canary} renamed` } });
}

function customer(key: string) {
  const metadata = { note: `${canary} metadata`.repeat(50) };
  return { ...attributesOf(key), legal_name: `${canary} name`, tax_identification_number: `${canary}-tax`, metadata };
}

function formOf({ customer_key, customer_type, primary_email, legal_name }: Record<string, unknown>): FormData {
  const header = 'customer_key,customer_type,primary_email,legal_name';
  const form = new FormData();
  const row = [customer_key, customer_type, primary_email, legal_name].join(',');
  form.set('csv', new File([`${header}\n${row}\nother-5,BUSINESS,other-5@example.com,Other\n`], 'customers.csv'));
  return form;
}

/** Customers around the others, so that rows share pages and pages are divided. */
async function fill({ send }: TestServer, when: string): Promise<void> {
  for (let batch = 0; batch < 3; batch += 1) {
    const customers = Array.from({ length: 100 }, (_, index) => attributesOf(`${when}-${batch}-${index * 7919}`));
    const headers = { 'Idempotency-Key': `${when}-${batch}` };
    expect((await send('POST', '/customers/bulk-create', { body: { customers }, headers })).status).toBe(200);
  }
}

/** The text around each canary, for the message of the failed test. */
function around(content: Buffer): string[] {
  const found: string[] = [];
  for (let at = content.indexOf(canary); at !== -1; at = content.indexOf(canary, at + 1)) {
    found.push(content.toString('latin1', Math.max(0, at - 40), at + 40));
  }
  return found;
}
