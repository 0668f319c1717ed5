import { expect } from 'vitest';
import { tryParseJson } from '../../src/oracle/response.ts';
import { itWithTwoTenants, target } from '../../src/target/target.ts';
import { createBeyondLimit } from '../../src/webhooks/endpoints.ts';

itWithTwoTenants('a tenant cannot have more than 20 endpoints', async () => {
  const response = await createBeyondLimit({ 'x-api-key': target.otherApiKey });
  expect(response.status).toBe(409);
  expect(tryParseJson(response)).toMatchObject({ code: 'webhook_endpoint_limit_reached', issues: [] });
});
