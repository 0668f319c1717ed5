import type { Issue } from '@rollcall/contract';
import { expect, test } from 'vitest';
import { createCustomer, createCustomers } from '../../../src/customers/create-customers.ts';
import { summaryOf } from '../../../src/customers/customer.ts';
import { attributesOf } from '../../support/customer-records.ts';
import { idOf, openServices, tenant } from '../../support/open-test-stores.ts';

const required: Issue = { code: 'required', field: 'primary_email', message: 'is required' };
const unknown: Issue = { code: 'unknown_field', field: 'frist_name', message: 'is not a known field' };

test('a bulk create creates the valid new customers and reports the others, in the order given', async () => {
  const services = await openServices();
  const outcomes = await createCustomers(services, tenant, [
    { attributes: attributesOf('acme') },
    { customerKey: 'initech', issues: [required, unknown] },
    { attributes: attributesOf('acme', { primary_email: 'other@example.com' }) },
    { attributes: attributesOf('globex') },
    { customerKey: null, issues: [unknown] },
  ]);
  const existing = { id: idOf(0), customer_key: 'acme', archived: false };
  const conflict = { code: 'customer_key_taken', field: 'customer_key' };
  expect(outcomes).toEqual([
    { status: 'created', customer_key: 'acme', summary: summaryOf({ id: idOf(0), attributes: attributesOf('acme') }) },
    {
      status: 'failed',
      failure: {
        customer_key: 'initech',
        error: 'primary_email is required',
        code: 'required',
        field: 'primary_email',
        issues: [required, unknown],
      },
    },
    {
      status: 'failed',
      failure: {
        customer_key: 'acme',
        error: 'Customer key has already been used',
        ...conflict,
        issues: [{ ...conflict, message: 'has already been used', value: 'acme', existing }],
        value: 'acme',
        existing,
      },
    },
    {
      status: 'created',
      customer_key: 'globex',
      summary: summaryOf({ id: idOf(2), attributes: attributesOf('globex') }),
    },
    {
      status: 'failed',
      failure: {
        customer_key: null,
        error: 'frist_name is not a known field',
        code: 'unknown_field',
        field: 'frist_name',
        issues: [unknown],
      },
    },
  ]);
});

test('a customer that fails leaves its key and its address free', async () => {
  const services = await openServices();
  const outcomes = await createCustomers(services, tenant, [
    { customerKey: 'acme', issues: [unknown] },
    { attributes: attributesOf('acme') },
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'created']);
});

test('a new customer is stored as sent, with the time of its creation', async () => {
  const services = await openServices();
  const attributes = attributesOf('jane', { first_name: 'Jane', last_name: 'Doe' });
  const [outcome] = await createCustomers(services, tenant, [{ attributes }]);
  const at = new Date('2026-11-23T09:30:00.000Z');
  const want = { id: idOf(0), attributes, created_at: at, updated_at: at, archived_at: null };
  const summary = {
    id: idOf(0),
    customer_type: 'INDIVIDUAL',
    primary_email: 'jane@example.com',
    display_name: 'Jane Doe',
  };
  expect(outcome).toEqual({ status: 'created', customer_key: 'jane', summary });
  expect(await services.customers.findByKey(tenant, 'jane')).toEqual(want);
});

test('a single create refuses a conflict with all of its issues', async () => {
  const services = await openServices();
  const { id } = await createCustomer(services, tenant, attributesOf('jane'));
  const existing = { id, customer_key: 'jane', archived: false };
  await expect(createCustomer(services, tenant, attributesOf('jane'))).rejects.toMatchObject({
    code: 'customer_key_taken',
    message: 'Customer key has already been used (and 1 more issue)',
    issues: [
      { code: 'customer_key_taken', field: 'customer_key', message: 'has already been used', existing },
      { code: 'primary_email_taken', field: 'primary_email', message: 'has already been used', existing },
    ],
    existing,
  });
  const other = attributesOf('other', { primary_email: 'JANE@example.com' });
  await expect(createCustomer(services, tenant, other)).rejects.toMatchObject({
    code: 'primary_email_taken',
    message: 'Primary email has already been used',
    existing,
  });
});
