import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { expectIssues } from '../../src/oracle/expected-outcomes.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { registeredCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';
import { invalidBoundaryValuesOf } from '../../src/values/boundary-values.ts';

const READ_ONLY = [
  ['customer_key', 'another'],
  ['id', '019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b'],
  ['full_name', 'Another Name'],
  ['created_at', '2020-01-01T00:00:00.000Z'],
  ['updated_at', null],
  ['archived_at', '2020-01-01T00:00:00.000Z'],
  ['documents', [{}]],
] as const;

describe.each(routesOf('updateCustomer'))('$method $path', (route) => {
  it('rejects changes that break any keyword of their schema, and changes nothing', async () => {
    const before = await registeredCustomer();
    const path = { customer_key: before.customer_key };
    const requests = invalidBoundaryValuesOf('CustomerUpdate').map(async ({ value, expected }) => {
      const { code, issues } = await expectFailure(422, route, { path, body: jsonBody(value) });
      expect(code).toBe('validation_failed');
      expectIssues(issues, expected);
    });
    await Promise.all(requests);
    expect(await retrievedCustomer(before.customer_key)).toEqual(before);
  });

  it.each(READ_ONLY)('rejects another value of the read-only field %s, and changes nothing', async (field, value) => {
    const before = await registeredCustomer();
    const body = jsonBody({ ...before, city: 'Lisbon', [field]: value });
    const { issues } = await expectFailure(422, route, { path: { customer_key: before.customer_key }, body });
    expect(issues).toMatchObject([{ code: 'immutable_field', field }]);
    expect(await retrievedCustomer(before.customer_key)).toEqual(before);
  });

  it('rejects another customer key in the body', async () => {
    const { customer_key } = await registeredCustomer();
    const body = jsonBody({ customer_key: `${customer_key}_2` });
    expect(await expectFailure(422, route, { path: { customer_key }, body })).toMatchObject({
      message: 'customer_key cannot be changed',
      issues: [{ code: 'immutable_field', field: 'customer_key' }],
    });
  });

  it.each(['customer_type', 'primary_email'])('rejects a blank %s', async (field) => {
    const before = await registeredCustomer();
    const path = { customer_key: before.customer_key };
    for (const blank of [null, '']) {
      expect((await expectFailure(422, route, { path, body: jsonBody({ [field]: blank }) })).issues).toMatchObject([
        { field },
      ]);
    }
    expect(await retrievedCustomer(before.customer_key)).toEqual(before);
  });
});
