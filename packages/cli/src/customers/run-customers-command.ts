import type { Customer, CustomerCreate, CustomerUpdate } from '@rollcall/client';
import { type ConnectionOptions, connect } from '../connection/connect.js';
import { type OutputOptions, writeCustomer, writeCustomers } from '../output/write-customers.js';
import { writeResult } from '../output/write-result.js';
import { type ListFilters, toListQuery } from './list-filters.js';
import { readFields } from './read-fields.js';

type Options = ConnectionOptions & OutputOptions;

/** `rollcall customers list` */
export async function list(options: Options & ListFilters & { readonly limit: number }): Promise<void> {
  const { customers } = await connect(options);
  const found: Customer[] = [];
  const query = { ...toListQuery(options), per_page: Math.min(options.limit, 100) };
  for await (const customer of customers.iterate(query)) {
    found.push(customer);
    if (found.length === options.limit) break;
  }
  await writeCustomers(found, options);
}

/** `rollcall customers get KEY` */
export async function get(key: string, options: Options): Promise<void> {
  const { customers } = await connect(options);
  await writeCustomer(await customers.get(key), options);
}

/** `rollcall customers create FIELD=VALUE…` */
export async function create(fields: readonly string[], options: Options): Promise<void> {
  const customer = readFields(fields, '');
  const { customers } = await connect(options);
  // What was typed may be anything: the API judges it.
  await writeCustomer(await customers.create(customer as CustomerCreate), options);
}

/** `rollcall customers update KEY FIELD=VALUE…` */
export async function update(key: string, fields: readonly string[], options: Options): Promise<void> {
  const changes = readFields(fields, null);
  const { customers } = await connect(options);
  await writeCustomer(await customers.update(key, changes as CustomerUpdate), options);
}

/** `rollcall customers archive KEY` */
export async function archive(key: string, options: ConnectionOptions): Promise<void> {
  const { customers } = await connect(options);
  const { customer_key } = await customers.archive(key);
  await writeResult(`archived ${customer_key}\n`);
}

/** `rollcall customers unarchive KEY` */
export async function unarchive(key: string, options: ConnectionOptions): Promise<void> {
  const { customers } = await connect(options);
  const { customer_key } = await customers.unarchive(key);
  await writeResult(`unarchived ${customer_key}\n`);
}

/** `rollcall customers delete KEY` */
export async function erase(key: string, options: ConnectionOptions): Promise<void> {
  const { customers } = await connect(options);
  const { customer_key } = await customers.delete(key);
  await writeResult(`deleted ${customer_key}\n`);
}
