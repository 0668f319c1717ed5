import { expect } from 'vitest';
import type { Route } from '../document/operations.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { expectFailure, urlOf } from '../requests/request.ts';

/** Percent-encodings that stand for no text: cut off, not hexadecimal, not UTF-8. */
const MALFORMED = ['%', '%4', '%zz', '%FF', '%C3%28', '%ED%A0%80'];

/** A key that cannot be decoded is refused, rather than taken for some other key. */
export async function refusesMalformedKeys(route: Route): Promise<void> {
  for (const customer_key of MALFORMED) {
    const complete = await completeRequest(route);
    const url = route.path.replace('{customer_key}', `key_${customer_key}`);
    expect(await expectFailure(400, route, { ...complete, url })).toMatchObject({ code: 'malformed_url', issues: [] });
  }
}

/** So is a query. */
export async function refusesMalformedQueries(route: Route): Promise<void> {
  for (const value of MALFORMED) {
    const complete = await completeRequest(route);
    const [path] = urlOf(route, complete).split('?');
    const url = `${path}?search_term=${value}`;
    expect(await expectFailure(400, route, { ...complete, url })).toMatchObject({ code: 'malformed_url', issues: [] });
  }
}
