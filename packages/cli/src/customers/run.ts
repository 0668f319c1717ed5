import process from 'node:process';
import type { ApiPromise, Customer, CustomerCreate, CustomerUpdate } from '@rollcall/client';
import { readJson } from '@rollcall/contract/json';
import { stringify } from 'csv-stringify/sync';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { CliError } from '../core/errors.ts';
import { writeJson, writeResult } from '../core/output.ts';
import { type ListFilters, toListQuery } from './filters.ts';
import { type OutputOptions, writeCustomer, writeCustomers } from './output.ts';

type Options = ConnectionOptions & OutputOptions;

interface ChangeOptions extends Options {
  /** An entity tag, with or without its quotation marks, which shells remove. */
  readonly ifMatch?: string;
}

/** `rollcall customers list` */
export async function list(options: Options & ListFilters & { readonly limit: number }): Promise<void> {
  const { customers } = await connect(options);
  const found: Customer[] = [];
  const query = { ...toListQuery(options), per_page: Math.min(options.limit, 100) };
  let isCut = false;
  for await (const customer of customers.iterate(query)) {
    isCut = found.length === options.limit;
    if (isCut) break;
    found.push(customer);
  }
  await writeCustomers(found, options);
  if (isCut) process.stderr.write('There are more customers: raise --limit, or use rollcall export.\n');
}

/** `rollcall customers get KEY` */
export async function get(key: string, options: Options): Promise<void> {
  const { customers } = await connect(options);
  await show(customers.get(key), options);
}

/** `rollcall customers create FIELD=VALUE…` */
export async function create(fields: readonly string[], options: Options): Promise<void> {
  const customer = readFields(fields, '');
  const { customers } = await connect(options);
  // The API validates it.
  await show(customers.create(customer as unknown as CustomerCreate), options);
}

/** `rollcall customers update KEY FIELD=VALUE…` */
export async function update(key: string, fields: readonly string[], options: ChangeOptions): Promise<void> {
  const changes = readFields(fields, null);
  const { customers } = await connect(options);
  await show(customers.update(key, changes as CustomerUpdate, toConditions(options)), options);
}

/** `rollcall customers archive KEY` */
export async function archive(key: string, options: Options): Promise<void> {
  const { customers } = await connect(options);
  const customer = await customers.archive(key);
  const { customer_key, archived_at } = customer;
  // The usual columns of CSV lack the time.
  const answer = options.csv ? { customer_key, archived_at } : customer;
  await writeDone('archived', answer, options);
}

/** `rollcall customers unarchive KEY` */
export async function unarchive(key: string, options: Options): Promise<void> {
  const { customers } = await connect(options);
  const customer = await customers.unarchive(key);
  // The response is the whole customer, so its CSV has the usual columns.
  await (options.csv ? writeCustomer(customer, options) : writeDone('unarchived', customer, options));
}

/** `rollcall customers delete KEY` */
export async function erase(key: string, options: ChangeOptions): Promise<void> {
  const { customers } = await connect(options);
  await writeDone('deleted', await customers.delete(key, toConditions(options)), options);
}

/** Prints the customer that a call resolves with, and its entity tag. */
async function show(call: ApiPromise<Customer>, options: Options): Promise<void> {
  const { data, headers } = await call.withResponse();
  await writeCustomer(data, options, headers.get('etag'));
}

function toConditions({ ifMatch }: ChangeOptions): { ifMatch?: string } {
  if (ifMatch === undefined) return {};
  return { ifMatch: /^[^"*]+$/.test(ifMatch) ? `"${ifMatch}"` : ifMatch };
}

/** Confirms a change; with `--json` or `--csv`, prints the response of the API instead. */
async function writeDone(verb: string, answer: { customer_key: string }, { json, csv }: OutputOptions): Promise<void> {
  if (json) return writeJson(answer);
  if (csv) return writeResult(stringify([answer], { header: true, cast: { boolean: String } }));
  await writeResult(`${verb} ${answer.customer_key}\n`);
}

/**
 * Parses fields such as `city=Lisbon` and `metadata:={"plan":"pro"}`.
 *
 * @param cleared the value of a field without text (`city=`).
 * @throws {CliError} if a field has another form.
 */
function readFields(fields: readonly string[], cleared: '' | null): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => readField(field, cleared)));
}

function readField(field: string, cleared: '' | null): [string, unknown] {
  const [, name, operator, text = ''] = /^(\w+)(:?=)(.*)$/s.exec(field) ?? [];
  if (name === undefined) throw new CliError(`"${field}" must have the form FIELD=TEXT or FIELD:=JSON`);
  return [name, operator === '=' ? text || cleared : readFieldJson(name, text)];
}

function readFieldJson(name: string, text: string): unknown {
  const read = readJson(text);
  if ('value' in read) return read.value;
  throw new CliError(`The JSON after ${name}:= ${read.problem}; a valid example is '${name}:={"a":1}'`);
}
