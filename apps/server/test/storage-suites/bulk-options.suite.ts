import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributesOf } from '../support/customer-records.ts';
import type { DatabaseUnderTest } from '../support/databases.ts';
import type { TestStores } from '../support/open-test-stores.ts';
import { startServerOn } from '../support/start-server.ts';

/** The effects of the options of bulk requests. */
export function describeBulkOptions({ name, open }: DatabaseUnderTest): void {
  describe(`bulk requests on ${name}`, () => {
    let stores: TestStores;

    beforeAll(async () => {
      stores = await open();
    });

    afterAll(() => stores.close());

    const start = async () => {
      const { send } = await startServerOn(stores);
      const bulk = async (query: string, ...customers: object[]) =>
        (await send('POST', `/customers/bulk-create?${query}`, { body: { customers } })).body.data;
      const get = (key: string) => send('GET', `/customers/${key}`);
      return { send, bulk, get };
    };

    it('list skipped, updated and unchanged customers only with on_conflict=skip or update', async () => {
      const { bulk } = await start();
      const extra = ['customers_skipped', 'customers_updated', 'unchanged_count'];
      for (const [mode, given] of [
        ['fail', []],
        ['skip', extra],
        ['update', extra],
      ] as const) {
        const data = await bulk(`on_conflict=${mode}`, attributesOf(`lists-${mode}`));
        expect(Object.keys(data).slice(5)).toEqual(given);
      }
    });

    it('do not change an existing customer with on_conflict=skip, whether the key or the email address is taken', async () => {
      const { bulk, get } = await start();
      await bulk('', attributesOf('skip-a', { city: 'Lisbon' }));
      const sameEmail = attributesOf('skip-b', { primary_email: 'SKIP-A@example.com' });
      const data = await bulk(
        'on_conflict=skip',
        attributesOf('skip-a', { city: 'Porto' }),
        sameEmail,
        attributesOf('skip-c'),
      );
      expect(data).toMatchObject({ total: 3, successful_count: 1, failed_count: 0, unchanged_count: 0 });
      expect(data.customers_created).toMatchObject([{ index: 2, customer_key: 'skip-c' }]);
      const existing = { customer_key: 'skip-a', archived: false };
      expect(data.customers_skipped).toMatchObject([
        { index: 0, customer_key: 'skip-a', existing },
        { index: 1, customer_key: 'skip-b', existing },
      ]);
      expect((await get('skip-a')).body.data.city).toBe('Lisbon');
    });

    it('update an existing customer with on_conflict=update like a single update, and list the changed fields', async () => {
      const { bulk, get } = await start();
      await bulk(
        '',
        attributesOf('up-a', { city: 'Lisbon', country: 'PT' }),
        attributesOf('up-b'),
        attributesOf('up-c'),
      );
      const data = await bulk(
        'on_conflict=update',
        { ...attributesOf('up-a', { first_name: 'Jane' }), country: null, city: '' },
        attributesOf('up-b'),
        attributesOf('up-c', { primary_email: 'up-a@example.com' }),
        attributesOf('up-d'),
      );
      expect(data).toMatchObject({ total: 4, successful_count: 1, failed_count: 1, unchanged_count: 1 });
      expect(data.customers_updated).toMatchObject([
        {
          index: 0,
          customer_key: 'up-a',
          changed_fields: expect.toSatisfy(sameMembers(['first_name', 'city', 'country'])),
        },
      ]);
      expect(data.customers_failed).toMatchObject([
        { index: 2, code: 'primary_email_taken', existing: { customer_key: 'up-a' } },
      ]);
      expect((await get('up-a')).body.data).toMatchObject({ first_name: 'Jane', city: null, country: null });
    });

    it('do not list a field as changed with on_conflict=update if it is sent with the value that it showed', async () => {
      const { bulk, get } = await start();
      await bulk('', attributesOf('shown', { first_name: 'Jane' }));
      const { id, full_name, documents, created_at, updated_at, archived_at, ...whole } = (await get('shown')).body
        .data;
      expect(await bulk('on_conflict=update', whole)).toMatchObject({ customers_updated: [], unchanged_count: 1 });
      const { customers_updated } = await bulk('on_conflict=update', { ...whole, city: 'Porto' });
      expect(customers_updated).toMatchObject([{ changed_fields: ['city'] }]);
      const flagged = await bulk('on_conflict=update', { ...whole, mid_cycle_invoice_consolidation: true });
      expect(flagged.customers_updated).toMatchObject([
        { changed_fields: expect.toSatisfy(sameMembers(['city', 'mid_cycle_invoice_consolidation'])) },
      ]);
    });

    it('apply customers in order with on_conflict=update, so that each sees the effects of earlier ones', async () => {
      const { bulk } = await start();
      const moved = { primary_email: 'moved-away@example.com' };
      await bulk('', attributesOf('order-a'));
      const data = await bulk(
        'on_conflict=update',
        attributesOf('order-a', moved),
        attributesOf('order-b', { primary_email: 'order-a@example.com' }),
        attributesOf('order-c', moved),
        attributesOf('order-b', { primary_email: 'order-a@example.com', city: 'Porto' }),
      );
      expect(data.customers_updated).toMatchObject([
        { index: 0, changed_fields: ['primary_email'] },
        { index: 3, changed_fields: ['city'] },
      ]);
      expect(data.customers_created).toMatchObject([{ index: 1 }]);
      expect(data.customers_failed).toMatchObject([{ index: 2, code: 'primary_email_taken' }]);
    });

    it('report an archived customer as archived, and leave it archived', async () => {
      const { send, bulk, get } = await start();
      await bulk('', attributesOf('archived'));
      await send('POST', '/customers/archived/archive');
      const updated = await bulk('on_conflict=update', attributesOf('archived', { city: 'Porto' }));
      expect(updated.customers_updated).toMatchObject([{ archived: true }]);
      const skipped = await bulk('on_conflict=skip', attributesOf('archived'));
      expect(skipped.customers_skipped).toMatchObject([{ existing: { archived: true } }]);
      expect((await get('archived')).body.data.archived_at).not.toBeNull();
    });

    it('report the same for a dry run as for a real one, but store nothing', async () => {
      const { bulk, get } = await start();
      await bulk('', attributesOf('dry-a', { city: 'Lisbon' }));
      const request = [
        attributesOf('dry-a', { city: 'Porto' }),
        attributesOf('dry-b'),
        attributesOf('dry-b'),
        { nonsense: 1 },
      ];
      for (const mode of ['fail', 'skip', 'update']) {
        const dry = await bulk(`dry_run=true&on_conflict=${mode}`, ...request);
        expect(dry).toMatchObject({ total: 4, successful_count: 1 });
      }
      expect((await get('dry-a')).body.data.city).toBe('Lisbon');
      expect((await get('dry-b')).status).toBe(404);
    });

    it('store all customers or none with atomic=true, and report every reason', async () => {
      const { bulk, get } = await start();
      const refused = await bulk(
        'atomic=true',
        attributesOf('atom-a'),
        { customer_key: 'atom-b' },
        attributesOf('atom-c'),
      );
      expect(refused).toMatchObject({ total: 3, successful_count: 0, failed_count: 3 });
      expect(refused.customers_failed).toMatchObject([
        { index: 0, customer_key: 'atom-a', code: 'not_attempted' },
        { index: 1, customer_key: 'atom-b', code: 'required', issues: [{}, {}] },
        { index: 2, customer_key: 'atom-c', code: 'not_attempted' },
      ]);
      expect((await get('atom-a')).status).toBe(404);
      expect(await bulk('atomic=true', attributesOf('atom-a'), attributesOf('atom-c'))).toMatchObject({
        successful_count: 2,
      });
    });

    it('treat the rows of a CSV file the same way, and show the cell that failed', async () => {
      const { send, get } = await start();
      const upload = async (query: string, ...rows: string[]) => {
        const form = new FormData();
        form.set(
          'csv',
          new File([['customer_key,customer_type,primary_email,city', ...rows].join('\n')], 'customers.csv'),
        );
        return (await send('POST', `/customers/csv-upload?${query}`, { body: form })).body.data;
      };
      await upload('', 'csv-a,BUSINESS,csv-a@example.com,Lisbon');
      const rows = ['csv-a,BUSINESS,csv-a@example.com,Porto', 'csv-b,BUSINESS,nope,'];
      const refused = await upload('on_conflict=update&atomic=true', ...rows);
      expect(refused.customers_failed).toMatchObject([
        { row: 1, code: 'not_attempted' },
        { row: 2, code: 'invalid_format', field: 'primary_email', value: 'nope' },
      ]);
      expect((await upload('on_conflict=update&dry_run=true', ...rows)).customers_updated).toEqual([
        { row: 1, customer_key: 'csv-a', changed_fields: ['city'], archived: false },
      ]);
      expect((await get('csv-a')).body.data.city).toBe('Lisbon');
      const updated = await upload('on_conflict=update', ...rows);
      expect(updated).toMatchObject({ total_customers: 2, failed_upload_count: 1, unchanged_count: 0 });
      expect((await get('csv-a')).body.data.city).toBe('Porto');
    });
  });
}

const sameMembers = (names: readonly string[]) => (given: readonly string[]) =>
  [...given].sort().join() === [...names].sort().join();
