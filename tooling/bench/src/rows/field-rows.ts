import { document } from '@rollcall/contract/document';
import type { Customer } from '../customers/customer-at.ts';
import type { Column, RowForm, Value } from './row-form.ts';
import { tenantId } from './tenant-id.ts';

const schema = document.components.schemas?.CustomerCreate as { readonly properties: Record<keyof Customer, unknown> };
const fields = Object.keys(schema.properties) as (keyof Customer)[];
const requiredFields: readonly string[] = ['customer_key', 'customer_type', 'primary_email'];
const structuredFields: readonly string[] = [
  ...['billing_configuration', 'tax_identifications', 'contact_people'],
  ...['payment_terms', 'email_addresses', 'phone_numbers', 'metadata'],
];

/** A column for each field that a customer can have. */
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
  return { name, type: structuredFields.includes(name) ? 'json' : 'text', required: requiredFields.includes(name) };
}

function toValue(value: Customer[keyof Customer]): Value {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);
}
