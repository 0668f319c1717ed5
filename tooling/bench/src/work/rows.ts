import { CsvColumns } from '@rollcall/contract/csv';
import { document } from '@rollcall/contract/document';
import { v7 as newId } from 'uuid';
import type { Customer } from './customers.ts';

/** A layout of customers as rows. */
export interface RowForm {
  /** For the report. */
  readonly name: string;
  readonly table: string;
  readonly columns: readonly Column[];
  /** The values in the order of the columns. No booleans: the bare driver would crash on them. */
  readonly toRow: (customer: Customer, id: string, createdAt: number) => readonly Value[];
}

interface Column {
  readonly name: string;
  /** `json` is text in SQLite. */
  readonly type: 'text' | 'bigint' | 'json';
  readonly required: boolean;
}

export type Value = string | number | null;

const columnsOfDocument = new CsvColumns(document.components.schemas ?? {});
const fields = columnsOfDocument.names as readonly (keyof Customer)[];

/** One column per field of a customer. */
export const fieldRows: RowForm & { readonly fields: readonly Column[] } = {
  fields: fields.map(columnOf),
  name: 'a column per field',
  table: 'customers_by_field',
  columns: [
    { name: 'tenant_id', type: 'text', required: true },
    { name: 'id', type: 'text', required: true },
    ...fields.map(columnOf),
    { name: 'email_folded', type: 'text', required: true },
    { name: 'created_at', type: 'bigint', required: true },
    { name: 'updated_at', type: 'bigint', required: true },
    { name: 'archived_at', type: 'bigint', required: false },
  ],
  toRow: (customer, id, createdAt) => {
    const values = fields.map((field) => toValue(customer[field]));
    return [tenantId, id, ...values, customer.primary_email.toLowerCase(), createdAt, createdAt, null];
  },
};

function columnOf(name: string): Column {
  const type = columnsOfDocument.isStructured(name) ? 'json' : 'text';
  return { name, type, required: columnsOfDocument.required.includes(name) };
}

function toValue(value: Customer[keyof Customer]): Value {
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);
}

const text = (name: string): Column => ({ name, type: 'text', required: true });
const time = (name: string, required = true): Column => ({ name, type: 'bigint', required });

/** Columns for searched and compared fields and one JSON document for the others, as in Rollcall's own table. */
export const documentRows: RowForm = {
  name: 'our row',
  table: 'customers_by_document',
  columns: [
    ...['tenant_id', 'id', 'customer_key', 'primary_email', 'email_folded', 'customer_type'].map(text),
    time('created_at'),
    time('updated_at'),
    time('archived_at', false),
    text('search_text'),
    { name: 'attributes', type: 'json', required: true },
  ],
  toRow: (customer, id, createdAt) => {
    const { customer_key, primary_email, customer_type, ...others } = customer;
    const folded = primary_email.toLowerCase();
    const times = [createdAt, createdAt, null];
    const searchText = searchTextOf(customer);
    return [
      tenantId,
      id,
      customer_key,
      primary_email,
      folded,
      customer_type,
      ...times,
      searchText,
      JSON.stringify(others),
    ];
  },
};

/** The folded names and email addresses, one per line, as the server stores them for its search. */
function searchTextOf({ legal_name, first_name, last_name, primary_email, billing_email }: Customer): string {
  const fullName = first_name && last_name ? `${first_name} ${last_name}` : undefined;
  return [legal_name, fullName, primary_email, billing_email]
    .filter((value) => typeof value === 'string')
    .map((value) => value.toLowerCase())
    .join('\n');
}

/** Rows with ids in order of time, all created now. */
export function toRows({ toRow }: RowForm, customers: readonly Customer[]): (readonly Value[])[] {
  const now = Date.now();
  return customers.map((customer) => toRow(customer, newId(), now));
}

/**
 * The table of a form, in SQL for both databases, with the primary key and the two unique indexes of Rollcall's table. That
 * table has one more index, for its lists.
 */
export function createTable({ table, columns }: RowForm): readonly string[] {
  const definitions = columns.map(({ name, type, required }) => `${name} ${type}${required ? ' not null' : ''}`);
  return [
    `create table ${table} (${definitions.join(', ')}, primary key (tenant_id, id))`,
    `create unique index ${table}_by_key on ${table} (tenant_id, customer_key)`,
    `create unique index ${table}_by_email on ${table} (tenant_id, email_folded)`,
  ];
}

/** The tenant of all rows of the bare drivers. Indexes begin with it, like those of the server. */
const tenantId = '0199b2f0-0000-7000-8000-000000000001';
