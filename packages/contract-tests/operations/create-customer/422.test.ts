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

  it.each([
    { what: 'a text that is too long', value: 'x'.repeat(10_001), code: 'too_long' },
    { what: 'a text with U+0000', value: 'a\0', code: 'invalid_format' },
    { what: 'a text with half of a surrogate pair', value: '\ud83d', code: 'invalid_format' },
    { what: 'a list with too many values', value: Array.from({ length: 1_001 }, () => 0), code: 'too_many_items' },
    {
      what: 'an object with too many values',
      value: { ...Array.from({ length: 1_001 }, () => 0) },
      code: 'too_many_items',
    },
    { what: 'a number that is too large', value: 1.1e300, code: 'too_large' },
    { what: 'a number that is too small', value: -1.1e300, code: 'too_small' },
  ])('rejects metadata with $what, at any depth', async ({ value, code }) => {
    const metadata = { plan: value, deep: [{ plan: value }] };
    const { issues } = await expectFailure(422, route, { body: jsonBody({ ...newCustomer(), metadata }) });
    expect(issues.map((issue) => [issue.code, issue.field])).toEqual([
      [code, 'metadata.plan'],
      [code, 'metadata.deep.0.plan'],
    ]);
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
