import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Customer } from '@rollcall/client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomCustomers } from './support/random-customers.ts';
import { newFolder, rollcall } from './support/rollcall.ts';
import { type Server, startServer } from './support/server.ts';

let servers: { readonly from: Server; readonly to: Server };
beforeAll(async () => {
  servers = { from: await startServer(), to: await startServer() };
});
afterAll(() => Promise.all([servers.from.stop(), servers.to.stop()]));

const formats = [
  { format: 'ndjson', options: [] },
  { format: 'csv', options: [] },
  { format: 'csv', options: ['--for-spreadsheet'] },
] as const;

describe.each(formats)('an export as $format with $options', ({ format, options }) => {
  it('gives the same registry to an import, but for ids and times, for any customers', async () => {
    const folder = await newFolder();
    const property = fc.asyncProperty(randomCustomers, async (customers) => {
      const { from, to } = servers;
      await Promise.all([empty(from), empty(to)]);
      expect(await from.customers.bulkCreate(customers.map(({ customer }) => customer))).toMatchObject({
        failed_count: 0,
      });
      for (const { customer, archived } of customers) if (archived) await from.customers.archive(customer.customer_key);
      await copy(folder, [...options]);
      expect(await contentOf(to)).toEqual(await contentOf(from));
    });
    await fc.assert(property, { numRuns: 3, endOnFailure: true });
  });

  it('leaves out derived values, so that they follow the fields that they come from', async () => {
    const { from, to } = servers;
    await Promise.all([empty(from), empty(to)]);
    const ann = { customer_key: 'ann', customer_type: 'INDIVIDUAL', primary_email: 'ann@example.com' } as const;
    await from.customers.create({ ...ann, first_name: 'Ann', last_name: 'Lee' });
    await from.customers.create({ ...ann, customer_key: 'd', primary_email: 'd@example.com', display_name: 'Only' });
    await copy(await newFolder(), [...options]);
    expect(await to.customers.get('d')).toMatchObject({ display_name: 'Only' });
    const changed = await to.customers.update('ann', { last_name: 'Smith', primary_email: 'smith@example.com' });
    expect(changed).toMatchObject({
      display_name: 'Ann Smith',
      email_addresses: [{ email: 'smith@example.com', is_primary: true }],
    });
  });

  /** Copies all customers, archived ones included. */
  async function copy(folder: string, more: readonly string[]): Promise<void> {
    const { from, to } = servers;
    const exported = await rollcall(['export', '--format', format, '--archived', 'include', ...more], { server: from });
    expect(exported).toMatchObject({ exitCode: 0, stderr: '' });
    const file = `all.${format}`;
    await writeFile(join(folder, file), exported.stdout);
    const imported = await rollcall(['import', file, '--json', '--concurrency', '1'], { server: to, cwd: folder });
    expect(imported.exitCode, imported.stdout + imported.stderr).toBe(0);
  }
});

async function empty(server: Server): Promise<void> {
  for (const { customer_key } of await allOf(server)) await server.customers.delete(customer_key);
}

function allOf(server: Server): Promise<Customer[]> {
  return server.customers.iterate({ archived: 'include' }).toArray({ limit: 1000 });
}

/** In the order of the list, without what no import can keep. */
async function contentOf(server: Server): Promise<object[]> {
  return (await allOf(server)).map(({ id: _, created_at: __, updated_at: ___, archived_at, ...content }) => ({
    ...content,
    archived: archived_at !== null,
  }));
}
