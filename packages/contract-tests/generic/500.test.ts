import { expect } from 'vitest';
import { routesDeclaring } from '../src/document/generic-responses.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectFailure } from '../src/requests/request.ts';
import { itWithFaultInjection } from '../src/target/target.ts';

itWithFaultInjection.each(routesDeclaring(500))(
  '$method $path hides the details of an internal error',
  async (route) => {
    const request = { ...(await completeRequest(route)), headers: { prefer: 'code=500' } };
    const failure = await expectFailure(500, route, request);
    expect(failure).toMatchObject({ code: 'internal_error', data: null, errors: {}, issues: [] });
  },
);
