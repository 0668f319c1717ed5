import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { expectIssues } from '../../src/oracle/expected-outcomes.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { bulkCreate, newCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';
import { invalidBoundaryValuesOf } from '../../src/values/boundary-values.ts';

describe.each(routesOf('createCustomer'))('$method $path', (route) => {
  it('refuses a customer that breaks any keyword of its schema, and tells every field that does', async () => {
    const refusals = invalidBoundaryValuesOf('CustomerCreate').map(async ({ value, expected }) => {
      const { code, issues } = await expectFailure(422, route, { body: jsonBody(value) });
      expect(code).toBe('validation_failed');
      expectIssues(issues, expected);
    });
    await Promise.all(refusals);
  });

  it('says of a customer what bulk create says of it', async () => {
    const { primary_email: _, ...rest } = newCustomer();
    const spoilt = { ...rest, customer_type: 'FIRM', frist_name: 'Ada', contact_people: [{ email_address: 'x' }] };
    const { customers_failed } = await bulkCreate([spoilt]);
    const { issues, message } = await expectFailure(422, route, { body: jsonBody(spoilt) });
    expect(issues).toEqual(customers_failed[0]?.issues);
    expect(message).toBe(`${customers_failed[0]?.error} (and ${issues.length - 1} more issues)`);
  });

  it.each(['id', 'full_name', 'created_at', 'updated_at', 'archived_at', 'documents'])(
    'takes no %s, which is for the registry to say',
    async (field) => {
      const { issues } = await expectFailure(422, route, { body: jsonBody({ ...newCustomer(), [field]: null }) });
      expect(issues).toMatchObject([{ code: 'immutable_field', field }]);
    },
  );
});
