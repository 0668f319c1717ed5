import { expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectFailure } from '../../src/requests/request.ts';
import { registeredEndpoint } from '../../src/webhooks/endpoints.ts';

it.each([
  { given: '-1', want: 'too_small' },
  { given: '604801', want: 'too_large' },
  { given: '1.5', want: 'invalid_type' },
  { given: 'soon', want: 'invalid_type' },
  { given: '', want: 'invalid_type' },
])('an overlap of "$given" seconds is rejected with $want', async ({ given, want }) => {
  const path = { endpoint_id: (await registeredEndpoint()).id };
  const request = { path, query: { overlap_seconds: given } };
  const { issues } = await expectFailure(422, routeOf('rotateWebhookSecret'), request);
  expect(issues).toMatchObject([{ code: want, field: 'overlap_seconds' }]);
});
