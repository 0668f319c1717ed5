import { expect } from 'vitest';
import { acceptsIdempotencyKey, routesDeclaring } from '../src/document/generic-responses.ts';
import { parseJson } from '../src/oracle/response.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectStatus } from '../src/requests/request.ts';
import { itWithFaultInjection } from '../src/target/target.ts';

itWithFaultInjection.each(routesDeclaring(409, acceptsIdempotencyKey))(
  '$method $path says when to retry while another request with the same idempotency key is in progress',
  async (route) => {
    const request = { ...(await completeRequest(route)), headers: { prefer: 'code=409' } };
    const response = await expectStatus(409, route, request);
    expect(parseJson(response)).toMatchObject({ code: 'idempotency_in_progress', data: null, errors: {}, issues: [] });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  },
);
