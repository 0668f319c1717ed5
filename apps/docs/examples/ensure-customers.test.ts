import { fileURLToPath } from 'node:url';
import { Rollcall, ServerError } from '@rollcall/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureCustomers } from './ensure-customers.ts';
import { type LocalDouble, startLocalDouble } from './local-double.ts';

let double: LocalDouble;
beforeAll(async () => {
  double = await startLocalDouble(fileURLToPath(new URL('../../server/bundle/main.js', import.meta.url)));
});
afterAll(() => double?.stop());

/** A client whose first requests fail with these faults, one fault per request. */
function clientWithFaults(...faults: ('code=500' | 'code=503')[]): Rollcall {
  return new Rollcall({
    apiKey: double.apiKey,
    baseUrl: double.baseUrl,
    fetch: (url, init) => {
      const prefer = faults.shift();
      return fetch(url, prefer === undefined ? init : { ...init, headers: { ...init.headers, prefer } });
    },
  });
}

const initech = { customer_key: 'initech_001', customer_type: 'BUSINESS', primary_email: 'info@initech.com' } as const;
const rival = { customer_key: 'rival_001', customer_type: 'BUSINESS', primary_email: 'Info@Initech.com' } as const;

it('creates customers even if the registry is briefly unavailable', async () => {
  expect(await ensureCustomers(clientWithFaults('code=503'), [initech])).toEqual([]);
});

it('can be run again after a failure whose outcome is unknown', async () => {
  const rollcall = clientWithFaults('code=500');
  await expect(ensureCustomers(rollcall, [initech])).rejects.toThrow(ServerError);
  expect(await ensureCustomers(rollcall, [initech])).toEqual([]);
});

it('reports a customer whose email address belongs to another customer', async () => {
  const failures = await ensureCustomers(clientWithFaults(), [initech, rival]);
  expect(failures).toMatchObject([{ customer_key: 'rival_001', code: 'primary_email_taken' }]);
});
