import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { expectIssues } from '../../src/oracle/expected-outcomes.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { registeredCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';
import { invalidBoundaryValuesOf } from '../../src/values/boundary-values.ts';

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

  it('rejects a customer key in the body, even the current one', async () => {
    const { customer_key } = await registeredCustomer();
    expect(await expectFailure(422, route, { path: { customer_key }, body: jsonBody({ customer_key }) })).toMatchObject(
      {
        message: 'customer_key cannot be changed',
        issues: [{ code: 'immutable_field', field: 'customer_key' }],
      },
    );
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
