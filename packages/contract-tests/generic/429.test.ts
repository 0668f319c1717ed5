import { expect } from 'vitest';
import { routesDeclaring } from '../src/document/generic-responses.ts';
import { parseJson } from '../src/oracle/response.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectStatus } from '../src/requests/request.ts';
import { itWithFaultInjection } from '../src/target/target.ts';

itWithFaultInjection.each(routesDeclaring(429))(
  '$method $path says when the rate limit resets, and that nothing remains until then',
  async (route) => {
    const request = { ...(await completeRequest(route)), headers: { prefer: 'code=429' } };
    const response = await expectStatus(429, route, request);
    expect(parseJson(response)).toMatchObject({ code: 'rate_limited', data: null, errors: {}, issues: [] });
    const wait = response.headers.get('retry-after');
    expect(Number(wait)).toBeGreaterThan(0);
    expect(response.headers.get('ratelimit')).toBe(`"default";r=0;t=${wait}`);
  },
);
