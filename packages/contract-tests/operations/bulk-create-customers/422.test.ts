import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { newCustomer, uniqueTag } from '../../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('bulkCreateCustomers'))('$method $path', (route) => {
  it.each([
    { given: { customers: [] }, want: { code: 'too_few_items', field: 'customers' } },
    { given: {}, want: { code: 'required', field: 'customers' } },
    { given: { customers: null }, want: { field: 'customers' } },
    { given: { customers: { 0: newCustomer() } }, want: { code: 'invalid_type', field: 'customers' } },
    { given: { customers: [newCustomer()], dryRun: true }, want: { code: 'unknown_field', field: 'dryRun' } },
    { given: [newCustomer()], want: { code: 'invalid_type', field: null } },
    { given: null, want: { code: 'invalid_type', field: null } },
  ])('rejects the whole request body $given', async ({ given, want }) => {
    expect(await expectFailure(422, route, { body: jsonBody(given) })).toMatchObject({
      code: 'validation_failed',
      issues: [want],
    });
  });

  it('rejects 101 customers and stores none of them', async () => {
    const tag = uniqueTag();
    const customers = Array.from({ length: 101 }, () => newCustomer({ last_name: tag }));
    const { issues } = await expectFailure(422, route, { body: jsonBody({ customers }) });
    expect(issues).toMatchObject([{ code: 'too_many_items', field: 'customers' }]);
    expect(await countOf(tag)).toBe(0);
  });
});

async function countOf(tag: string): Promise<number> {
  const { meta } = await expectSuccess(routeOf('listCustomers'), { query: { search_term: tag } });
  return meta.total_count;
}
