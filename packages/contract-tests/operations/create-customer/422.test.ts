import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { expectIssues } from '../../src/oracle/expected-outcomes.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { bulkCreate, newCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';
import { invalidBoundaryValuesOf } from '../../src/values/boundary-values.ts';

describe.each(routesOf('createCustomer'))('$method $path', (route) => {
  it('rejects a customer that breaks any keyword of its schema, and reports every invalid field', async () => {
    const requests = invalidBoundaryValuesOf('CustomerCreate').map(async ({ value, expected }) => {
      const { code, issues } = await expectFailure(422, route, { body: jsonBody(value) });
      expect(code).toBe('validation_failed');
      expectIssues(issues, expected);
    });
    await Promise.all(requests);
  });

  it('reports the same issues as bulk create for the same customer', async () => {
    const { primary_email: _, ...rest } = newCustomer();
    const invalid = { ...rest, customer_type: 'FIRM', frist_name: 'Ada', contact_people: [{ email_address: 'x' }] };
    const { customers_failed } = await bulkCreate([invalid]);
    const { issues, message } = await expectFailure(422, route, { body: jsonBody(invalid) });
    expect(issues).toEqual(customers_failed[0]?.issues);
    expect(message).toBe(`${customers_failed[0]?.error} (and ${issues.length - 1} more issues)`);
  });

  it.each(['id', 'full_name', 'created_at', 'updated_at', 'archived_at', 'documents'])(
    'rejects the field %s, which only the registry can set',
    async (field) => {
      const { issues } = await expectFailure(422, route, { body: jsonBody({ ...newCustomer(), [field]: null }) });
      expect(issues).toMatchObject([{ code: 'immutable_field', field }]);
    },
  );
});
