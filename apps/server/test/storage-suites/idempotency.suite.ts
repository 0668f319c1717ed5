import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributesOf } from '../support/customer-records.ts';
import type { DatabaseUnderTest } from '../support/databases.ts';
import type { TestStores } from '../support/open-test-stores.ts';
import { apiKey, otherApiKey } from '../support/send.ts';
import { startServerOn, type TestServer } from '../support/start-server.ts';

const hour = 60 * 60 * 1000;

/** The guarantees of an idempotency key. */
export function describeIdempotency({ name, open }: DatabaseUnderTest): void {
  describe(`a request with an idempotency key, on ${name}`, () => {
    let stores: TestStores;
    let now = new Date('2026-11-23T09:30:00.000Z');

    beforeAll(async () => {
      stores = await open();
    });

    afterAll(() => stores.close());

    const start = () => startServerOn(stores, { now: () => now });
    const create = ({ send }: TestServer, key: string, body: unknown, headers: Record<string, string> = {}) =>
      send('POST', '/customers', { body, headers: { 'Idempotency-Key': key, ...headers } });

    it('gets the same answer when it is repeated, and takes effect once', async () => {
      const server = await start();
      const first = await create(server, 'once', attributesOf('once'));
      const second = await create(server, 'once', attributesOf('once'));
      expect(first.status).toBe(201);
      expect(first.headers.has('Idempotency-Replayed')).toBe(false);
      expect(second.status).toBe(201);
      expect(second.text).toBe(first.text);
      expect(second.headers.get('Idempotency-Replayed')).toBe('true');
      expect(second.headers.get('Location')).toBe(first.headers.get('Location'));
      expect(second.headers.get('X-Request-Id')).not.toBe(first.headers.get('X-Request-Id'));
    });

    it('is rejected if the key was used with another body, operation or query', async () => {
      const server = await start();
      const body = { customers: [attributesOf('reused')] };
      const headers = { 'Idempotency-Key': 'reused' };
      await server.send('POST', '/customers/bulk-create', { body, headers });
      const others = [
        await server.send('POST', '/customers/bulk-create', { body: { customers: [attributesOf('other')] }, headers }),
        await server.send('POST', '/customers/bulk-create?dry_run=true', { body, headers }),
        await server.send('POST', '/customers/reused/archive', { headers }),
      ];
      for (const { status, body } of others) {
        expect({ status, code: body.code }).toEqual({ status: 422, code: 'idempotency_key_reused' });
      }
    });

    it('is independent of a request of another tenant with the same key', async () => {
      const server = await start();
      const mine = await create(server, 'shared', attributesOf('shared'), { 'x-api-key': apiKey });
      const theirs = await create(server, 'shared', attributesOf('shared'), { 'x-api-key': otherApiKey });
      expect([mine.status, theirs.status]).toEqual([201, 201]);
      expect(theirs.body.data.id).not.toBe(mine.body.data.id);
    });

    it('can be repeated with a fixed body after it was rejected', async () => {
      const server = await start();
      const refused = await create(server, 'refused', { ...attributesOf('refused'), primary_email: 'nope' });
      const fixed = await create(server, 'refused', attributesOf('refused'));
      expect([refused.status, fixed.status]).toEqual([422, 201]);
    });

    it('gets the stored answer for 24 hours', async () => {
      const server = await start();
      const archive = () => server.send('POST', '/customers/aged/archive', { headers: { 'Idempotency-Key': 'aged' } });
      await server.send('POST', '/customers', { body: attributesOf('aged') });
      const first = await archive();
      now = new Date(now.getTime() + 24 * hour - 1);
      expect((await archive()).headers.get('Idempotency-Replayed')).toBe('true');
      now = new Date(now.getTime() + 1);
      const later = await archive();
      expect(later.headers.has('Idempotency-Replayed')).toBe(false);
      expect(later.text).toBe(first.text);
    });

    it.each([
      { what: 'a dry run', path: '/customers/bulk-create?dry_run=true', keys: ['dry-run'] },
      { what: 'no customer created', path: '/customers/bulk-create', keys: ['taken'] },
      { what: 'no customer changed', path: '/customers/bulk-create?on_conflict=update', keys: ['taken'] },
      { what: 'a rolled back request', path: '/customers/bulk-create?atomic=true', keys: ['taken', 'not-taken'] },
    ])('runs again after it had no effect: $what', async ({ path, keys }) => {
      const server = await start();
      await server.send('POST', '/customers', { body: attributesOf('taken') });
      const body = { customers: keys.map((key) => attributesOf(key)) };
      const request = { body, headers: { 'Idempotency-Key': `no-effect-${path}` } };
      const answers = [await server.send('POST', path, request), await server.send('POST', path, request)];
      for (const { status, headers } of answers) {
        expect({ status, replayed: headers.has('Idempotency-Replayed') }).toEqual({ status: 200, replayed: false });
      }
    });

    it('is rejected and does not run again after a customer in its answer was deleted', async () => {
      const server = await start();
      await server.send('POST', '/customers', { body: attributesOf('in-the-way') });
      const customers = ['erased-1', 'erased-2', 'in-the-way'].map((key) => attributesOf(key));
      const bulkCreate = () =>
        server.send('POST', '/customers/bulk-create', { body: { customers }, headers: { 'Idempotency-Key': 'bulk' } });
      const createOne = () => create(server, 'single', attributesOf('erased-3'));
      const archive = () =>
        server.send('POST', '/customers/erased-4/archive', { headers: { 'Idempotency-Key': 'archive' } });
      await server.send('POST', '/customers', { body: attributesOf('erased-4') });
      for (const first of [await bulkCreate(), await createOne(), await archive()])
        expect(first.status).toBeLessThan(300);
      for (const key of ['in-the-way', 'erased-3', 'erased-4']) await server.send('DELETE', `/customers/${key}`);
      for (const again of [await bulkCreate(), await createOne(), await archive()]) {
        expect({ status: again.status, code: again.body.code }).toEqual({
          status: 409,
          code: 'idempotency_response_erased',
        });
      }
      expect((await server.send('GET', '/customers/erased-3')).status).toBe(404);
    });

    it('recognizes a repeated upload although its multipart boundary is different', async () => {
      const server = await start();
      const upload = (boundary: string) => {
        const csv = 'customer_key,customer_type,primary_email\r\ncsv-once,BUSINESS,csv-once@example.com';
        const part = `--${boundary}\r\nContent-Disposition: form-data; name="csv"; filename="a.csv"\r\n\r\n${csv}`;
        const body = `${part}\r\n--${boundary}--\r\n`;
        const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}`, 'Idempotency-Key': 'upload' };
        return server.send('POST', '/customers/csv-upload', { body, headers });
      };
      const first = await upload('one');
      const second = await upload('two');
      expect(first.body.data.successful_upload_count).toBe(1);
      expect(second.text).toBe(first.text);
    });

    it.each(['', 'with space', 'ä', 'x'.repeat(256)])(
      'is rejected if the key is not 1 to 255 visible characters: %j',
      async (key) => {
        const server = await start();
        const { status, body } = await create(server, key, attributesOf('bad-key'));
        expect({ status, field: body.issues[0].field }).toEqual({ status: 422, field: 'Idempotency-Key' });
      },
    );

    it('takes effect once if 50 arrive at the same time, and the others get 409 or the same answer', async () => {
      const server = await start();
      const body = { customers: Array.from({ length: 100 }, (_, index) => attributesOf(`rush-${index}`)) };
      const request = { body, headers: { 'Idempotency-Key': 'rush' } };
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => server.send('POST', '/customers/bulk-create', request)),
      );
      const created = answers.filter(({ status }) => status === 200);
      const waiting = answers.filter(({ status }) => status === 409);
      expect(created.length + waiting.length).toBe(50);
      expect(created.filter(({ headers }) => !headers.has('Idempotency-Replayed'))).toHaveLength(1);
      expect(new Set(created.map(({ text }) => text)).size).toBe(1);
      for (const { headers, body } of waiting) {
        expect(body.code).toBe('idempotency_in_progress');
        expect(headers.get('Retry-After')).toBe('1');
      }
    });
  });
}
