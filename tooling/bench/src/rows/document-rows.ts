import type { Customer } from '../customers/customer-at.ts';
import type { Column, RowForm } from './row-form.ts';
import { tenantId } from './tenant-id.ts';

const text = (name: string): Column => ({ name, type: 'text', required: true });
const time = (name: string, required = true): Column => ({ name, type: 'bigint', required });

/** Columns for what is searched and compared and one JSON document for the rest, as in Rollcall's own table. */
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

/** The names and the addresses, folded, one per line, as the server keeps them for its search. */
export function searchTextOf({ legal_name, first_name, last_name, primary_email, billing_email }: Customer): string {
  const fullName = first_name && last_name ? `${first_name} ${last_name}` : undefined;
  return [legal_name, fullName, primary_email, billing_email]
    .filter((value) => typeof value === 'string')
    .map((value) => value.toLowerCase())
    .join('\n');
}
