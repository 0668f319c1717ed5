import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectFailure } from '../../src/requests/request.ts';
import { registeredEndpoint } from '../../src/webhooks/endpoints.ts';

it.each(['2026-11-23', '2026-02-30T00:00:00.000Z', '2026-11-23T09:30:00Z', 'yesterday', ''])(
  'a time like "%s" is rejected',
  async (since) => {
    const path = { endpoint_id: (await registeredEndpoint()).id };
    const { issues } = await expectFailure(422, routeOf('redeliverFailed'), { path, query: { since } });
    expect(issues).toMatchObject([{ code: 'invalid_format', field: 'since' }]);
    expect(issues[0]?.message).toBe('must be a time like 2026-11-23T09:30:00.000Z');
  },
);
