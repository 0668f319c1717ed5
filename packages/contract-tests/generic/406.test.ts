import { expect, it } from 'vitest';
import { routesDeclaring } from '../src/document/generic-responses.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectFailure } from '../src/requests/request.ts';

it.each(routesDeclaring(406))(
  '$method $path rejects a client that does not accept JSON with an error in JSON',
  async (route) => {
    for (const accept of ['application/xml', 'text/html', 'application/json;q=0', 'application/problem+json']) {
      const request = { ...(await completeRequest(route)), headers: { accept } };
      expect(await expectFailure(406, route, request)).toMatchObject({ code: 'not_acceptable', issues: [] });
    }
  },
);
