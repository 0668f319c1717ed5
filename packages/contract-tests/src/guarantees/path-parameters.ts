import { expect } from 'vitest';
import type { Route } from '../document/operations.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { expectFailure } from '../requests/request.ts';

/** Keys that no customer can have, as they stand in a URL, and the code that says why. */
const IMPOSSIBLE_KEYS = [
  { given: '%20key', want: 'invalid_format' },
  { given: 'key%20', want: 'invalid_format' },
  { given: '%C2%A0key', want: 'invalid_format' },
  { given: '%2E%2E', want: 'invalid_format' },
  { given: '%2E', want: 'invalid_format' },
  { given: 'a%00b', want: 'invalid_format' },
  { given: 'a%0Ab', want: 'invalid_format' },
  { given: 'k'.repeat(256), want: 'too_long' },
] as const;

/** A key that cannot be one is refused by name, whether or not it could be looked up. */
export async function refusesImpossibleKeys(route: Route): Promise<void> {
  for (const { given, want } of IMPOSSIBLE_KEYS) {
    const url = route.path.replace('{customer_key}', given);
    const failure = await expectFailure(422, route, { ...(await completeRequest(route)), url });
    expect(failure).toMatchObject({ code: 'validation_failed', issues: [{ code: want, field: 'customer_key' }] });
  }
}
