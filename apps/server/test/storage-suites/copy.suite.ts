import { afterAll, describe, expect, it } from 'vitest';
import { toNewApiKey } from '../../src/api-keys/api-key.ts';
import type { CopyProgress } from '../../src/storage/copy/copy-database.ts';
import { nobody } from '../support/answers.ts';
import { attributesOf, recordOf } from '../support/customer-records.ts';
import type { EmptyDatabase } from '../support/databases.ts';
import { type TestStores, tenant } from '../support/open-test-stores.ts';
import {
  type AnsweredRequest,
  acmeKey,
  copyBetween,
  everythingIn,
  fillRegistry,
  type Keepsakes,
  revokedKey,
  rowsOf,
  withRegistry,
} from '../support/registries.ts';
import { apiKey } from '../support/send.ts';
import type { TestServer } from '../support/start-server.ts';
import { uncountedCustomers } from '../support/uncounted-customers.ts';
import { endpointRecord, fanOutAll } from '../support/webhook-records.ts';

interface Direction {
  readonly name: string;
  readonly source: CopiedFrom;
  readonly newTarget: () => Promise<EmptyDatabase>;
  /** Whether source and target are of one kind. Copies between two kinds have shown then what each kind can. */
  readonly areAlike?: boolean;
}

/** Databases of one kind to copy from. */
export interface CopiedFrom {
  readonly create: () => Promise<EmptyDatabase>;
  /** One that is filled. No test changes it. */
  readonly filled: () => Promise<FilledRegistry>;
}

interface FilledRegistry {
  readonly url: string;
  readonly keepsakes: Keepsakes;
}

/** Fills one database for all copies of a file, and removes it at the end of the file. */
export function copiedFrom(create: () => Promise<EmptyDatabase>): CopiedFrom {
  let filled: Promise<FilledRegistry & EmptyDatabase> | undefined;
  const fill = async () => {
    const database = await create();
    return { ...database, keepsakes: await fillRegistry(database.url) };
  };
  afterAll(async () => (await filled)?.remove());
  return {
    create,
    filled: () => {
      filled ??= fill();
      return filled;
    },
  };
}

/** The guarantees of `rollcall-server copy`. */
export function describeCopy({ name, source: from, newTarget, areAlike }: Direction): void {
  describe(`a copy from ${name}`, () => {
    const created: EmptyDatabase[] = [];
    afterAll(() => Promise.all(created.map(({ remove }) => remove())));

    const empty = async (create: () => Promise<EmptyDatabase>) => {
      const database = await create();
      created.push(database);
      return database.url;
    };
    const prepare = async () => {
      const { url: source, keepsakes } = await from.filled();
      const target = await empty(newTarget);
      await copyBetween(source, target);
      return { source, target, keepsakes };
    };
    let prepared: ReturnType<typeof prepare> | undefined;
    /** The same for all tests, which do not change it. */
    const copied = () => {
      prepared ??= prepare();
      return prepared;
    };
    /** Another copy of the same source, for a test that changes it. */
    const copiedOnceMore = async () => {
      const { source, keepsakes } = await copied();
      const target = await empty(newTarget);
      await copyBetween(source, target);
      return { source, target, keepsakes };
    };

    it('has every row of the source', async () => {
      const { source, target } = await copied();
      const wanted = await rowsOf(source);
      expect(await rowsOf(target)).toEqual(wanted);
      expect(wanted.tenants).toHaveLength(3);
      expect(wanted.customers.length).toBeGreaterThan(540);
      expect(wanted.idempotency_keys.length).toBeGreaterThan(20);
      expect(wanted.api_keys).toHaveLength(4);
    });

    it('does not change when it is repeated', async () => {
      const { source, target } = await copiedOnceMore();
      const before = await rowsOf(target);
      const steps: CopyProgress[] = [];
      await copyBetween(source, target, (progress) => steps.push(progress));
      expect(await rowsOf(target)).toEqual(before);
      const total = before.customers.length;
      for (const step of ['compared', 'copied']) {
        const last = steps.findLast((one) => one.step === step && one.table.name === 'customers');
        expect(last).toMatchObject({ done: total, total });
      }
      await withRegistry(target, async ({ db, settle }) => {
        await settle();
        expect(await uncountedCustomers(db)).toEqual([]);
      });
    });

    if (areAlike) return;

    it('gives the same answer to every list and get', async () => {
      const { source, target } = await copied();
      const everything = (url: string) => withRegistry(url, (_, server) => everythingIn(server, 0.1));
      const wanted = await everything(source);
      expect(await everything(target)).toEqual(wanted);
      expect(wanted.length).toBeGreaterThan(40);
    });

    it('replays each stored answer byte for byte, and rejects its key with another body', async () => {
      const { target, keepsakes } = await copied();
      await withRegistry(target, async (_, { send }) => {
        for (const { method, path, request, answer } of keepsakes.answered) {
          const again = await send(method, path, request);
          expect([again.status, again.text]).toEqual([answer.status, answer.text]);
          expect(again.headers.get('Idempotency-Replayed')).toBe('true');
          const other = await send('POST', '/customers', { ...request, body: attributesOf('other') });
          expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
        }
      });
    });

    it('does not create a customer again whose stored answer was erased', async () => {
      const { target, keepsakes } = await copied();
      expect(keepsakes.erased).toHaveLength(3);
      await withRegistry(target, async (_, { send }) => {
        for (const { method, path, request } of keepsakes.erased) {
          const again = await send(method, path, request);
          expect([again.status, again.body.code]).toEqual([409, 'idempotency_response_erased']);
        }
      });
    });

    it('continues a list at a cursor of the source', async () => {
      const { target, keepsakes } = await copied();
      await withRegistry(target, async (_, { send }) => {
        expect((await send('GET', keepsakes.nextPage.path)).text).toBe(keepsakes.nextPage.text);
      });
    });

    it('accepts the keys of the source, except for a revoked one', async () => {
      const { target } = await copied();
      await withRegistry(target, async (_, { send }) => {
        const statusWith = async (key: string) =>
          (await send('GET', '/customers', { headers: { 'x-api-key': key } })).status;
        expect(await Promise.all([apiKey, acmeKey, revokedKey].map(statusWith))).toEqual([200, 200, 401]);
      });
    });

    it('keeps the time of creation in an update, and erases the stored answer with a customer', async () => {
      const { target, keepsakes } = await copiedOnceMore();
      await withRegistry(target, async (_, { send }) => {
        const before = (await send('GET', '/customers/c-1-1')).body.data;
        const after = (await send('PATCH', '/customers/c-1-1', { body: { city: 'Rome' } })).body.data;
        expect(after).toEqual({ ...before, city: 'Rome', updated_at: after.updated_at });
        expect(Date.parse(after.updated_at)).toBeGreaterThan(Date.parse(before.updated_at));
        await send('DELETE', '/customers/c-1-1');
        const ofBulk = keepsakes.answered.filter(({ request }) => request.headers?.['Idempotency-Key'] === 'bulk-1');
        const replay = async ({ method, path, request }: AnsweredRequest) => (await send(method, path, request)).status;
        // That of the first of three tenants.
        expect(await Promise.all(ofBulk.map(replay))).toEqual([409, 200, 200]);
      });
    });

    it('counts and finds customers before and after they are indexed', async () => {
      const { target } = await copiedOnceMore();
      await withRegistry(target, async ({ db, settle }, server) => {
        const before = await totalsOf(server);
        expect(before.every((total) => total > 0)).toBe(true);
        await settle();
        expect(await totalsOf(server)).toEqual(before);
        expect(await uncountedCustomers(db)).toEqual([]);
      });
    });

    it('sends each recorded creation before the changes of the customer, which does not show them', async () => {
      const [source, target] = [await empty(from.create), await empty(newTarget)];
      const keys = Array.from({ length: 5 }, (_, index) => `customer-${index}`);
      await withRegistry(source, async ({ stores: { webhooks } }, { send }) => {
        await webhooks.createEndpoint(tenant, endpointRecord());
        for (const key of keys) await send('POST', '/customers', { body: attributesOf(key) });
        for (const key of keys) await send('PATCH', `/customers/${key}`, { body: { city: 'Rome' } });
      });
      await copyBetween(source, target);
      await withRegistry(target, async ({ db, queue }) => {
        await fanOutAll(queue);
        const rows = await db.selectFrom('webhook_events').select('payload').orderBy('seq').execute();
        const sent = rows.map(({ payload }) => JSON.parse(payload));
        expect(sent.map(({ type, data: { customer } }) => `${type} ${customer.customer_key} ${customer.city}`)).toEqual(
          [...keys.map((key) => `customer.created ${key} null`), ...keys.map((key) => `customer.updated ${key} Rome`)],
        );
      });
    });

    it('has no key while it is incomplete, and is completed by another run', async () => {
      const { source } = await copied();
      const target = await empty(newTarget);
      const interrupted = copyBetween(source, target, ({ table }) => {
        if (table.name === 'customers') throw new Error('interrupted');
      });
      await expect(interrupted).rejects.toThrow('interrupted');
      const wanted = await rowsOf(source);
      const found = await rowsOf(target);
      expect(found.api_keys).toEqual([]);
      expect(found.customers.length).toBeGreaterThan(0);
      expect(found.customers.length).toBeLessThan(wanted.customers.length);
      await copyBetween(source, target);
      expect(await rowsOf(target)).toEqual(wanted);
    });

    it('revokes a key that was revoked between two runs', async () => {
      const [source, target] = [await empty(from.create), await empty(newTarget)];
      await withRegistry(source, async () => {});
      await copyBetween(source, target);
      await withRegistry(source, ({ apiKeys }) => apiKeys.revokeKey(`key_of_${tenant}`, new Date(5)));
      await copyBetween(source, target);
      expect(await rowsOf(target)).toEqual(await rowsOf(source));
    });

    it('is refused before it writes anything if the target has a row that the source lacks', async () => {
      const source = await empty(from.create);
      await withRegistry(source, async ({ customers, stores }) => {
        await customers.insertMany(tenant, [recordOf('one'), recordOf('two')]);
        const answer = { fingerprint: 'f', answer: '{}', createdAt: new Date(1) };
        await stores.transact(async ({ idempotency }) => {
          await idempotency.save(tenant, 'key', answer, nobody);
          return { result: undefined, commit: true };
        });
      });
      const target = await empty(newTarget);
      await copyBetween(source, target);
      await withRegistry(target, ({ db }) =>
        db.deleteFrom('customers').where('customer_key', '=', 'two').executeTakeFirst(),
      );
      for (const { add, want } of otherRows) {
        await withRegistry(target, add);
        const before = await rowsOf(target);
        await expect(copyBetween(source, target)).rejects.toThrow(want);
        expect(await rowsOf(target)).toEqual(before);
      }
    });
  });
}

interface OtherRow {
  readonly add: (stores: TestStores) => Promise<unknown>;
  readonly want: RegExp;
}

/** Each is found before those above it. */
const otherRows: readonly OtherRow[] = [
  {
    add: ({ apiKeys }) =>
      apiKeys.createKey({ id: tenant, name: tenant }, toNewApiKey('new-key', 'sk_test_other', null), new Date()),
    want: /has the API key new-key of the tenant tenant_a, which is missing in the database/,
  },
  {
    add: ({ db }) => db.updateTable('idempotency_keys').set({ answer: '[]' }).where('tenant_id', '=', tenant).execute(),
    want: /has the stored answer \S+ of the tenant tenant_a, which is different in the database/,
  },
  {
    add: ({ customers }) => customers.insertMany(tenant, [recordOf('other')]),
    want: /^The database .+ is not empty: it has the customer [\da-f-]{36} of the tenant tenant_a, which is missing in the database .+\. Copy to an empty database\.$/,
  },
  {
    add: ({ customers }) => customers.update(tenant, 'one', (current) => ({ ...current, updated_at: new Date() })),
    want: /has the customer [\da-f-]{36} of the tenant tenant_a, which is different in the database .+\. Copy to/,
  },
  {
    add: ({ db }) => db.insertInto('tenants').values({ tenant_id: 'other', name: 'Other', created_at: 1 }).execute(),
    want: /has the tenant Other, which is missing in the database/,
  },
];

/** The numbers of customers that a server counts and finds. */
async function totalsOf({ send }: TestServer): Promise<number[]> {
  const filters = [
    'archived=include',
    'archived=only',
    'customer_type=BUSINESS',
    'search_term=zoë',
    'search_term=acme',
  ];
  const pages = await Promise.all(filters.map((filter) => send('GET', `/customers?${filter}`)));
  return pages.map(({ body }) => body.meta.total_count);
}
