import { expect } from 'vitest';
import type { Route } from '../document/operations.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { expectFailure } from '../requests/request.ts';

/** A query parameter that the operation does not have is refused by name, never dropped. */
export async function refusesUnknownParameters(route: Route): Promise<void> {
  const complete = await completeRequest(route);
  const failure = await expectFailure(422, route, {
    ...complete,
    query: { ...complete.query, no_such_parameter: '1' },
  });
  expect(failure).toMatchObject({
    code: 'validation_failed',
    issues: [{ code: 'unknown_field', field: 'no_such_parameter' }],
  });
}
