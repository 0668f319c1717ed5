import { isDeepStrictEqual } from 'node:util';
import { updateCustomer as update } from '../customers/change-customer.ts';
import type { CustomerRecord } from '../customers/customer.ts';
import { entityTagOf } from '../customers/entity-tag.ts';
import { bodyFields } from '../validation/field-catalog.ts';
import { type ValidationIssue, withValue } from '../validation/issues.ts';
import { fromApiCustomerUpdate, toApiCustomer } from './customer-codec.ts';
import type { Operation } from './operation.ts';

export const updateCustomer: Operation<'updateCustomer', 'If-Match'> = async (request, services) => {
  const { tenantId, path, headers, body, readOnly } = request;
  const record = await update(services, tenantId, path.customer_key, fromApiCustomerUpdate(body), {
    ifMatch: headers['If-Match'],
    issuesWith: (current) => changedReadOnlyFields(current, readOnly),
  });
  return {
    status: 200,
    message: 'Customer Updated Successfully',
    headers: { ETag: entityTagOf(record) },
    data: toApiCustomer(record),
  };
};

const { immutable } = bodyFields('CustomerUpdate');

/** An issue for each read-only field that differs from the stored one: a client may send back a whole customer. */
function changedReadOnlyFields(current: CustomerRecord, sent: Readonly<Record<string, unknown>>): ValidationIssue[] {
  const names = Object.keys(sent);
  if (names.length === 0) return [];
  const stored: Readonly<Record<string, unknown>> = { ...toApiCustomer(current) };
  const changed = names.filter((name) => !isDeepStrictEqual(sent[name], stored[name]));
  const message = immutable?.message ?? 'cannot be changed';
  return changed.map((field) => withValue({ code: 'immutable_field', field, message }, sent[field]));
}
