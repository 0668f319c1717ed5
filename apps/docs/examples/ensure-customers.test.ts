import { fileURLToPath } from 'node:url';
import { Rollcall, ServerError } from '@rollcall/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureCustomers } from './ensure-customers.ts';
import { type LocalDouble, startLocalDouble } from './local-double.ts';

let double: LocalDouble;
beforeAll(async () => {
  double = await startLocalDouble(fileURLToPath(new URL('../../server/dist/main.js', import.meta.url)));
});
afterAll(() => double?.stop());

/** A client whose next requests fail, one after the other; those that follow succeed. */
function clientWithFaults(...faults: ('code=500' | 'code=503')[]): Rollcall {
  return new Rollcall({
    apiKey: double.apiKey,
    baseUrl: double.baseUrl,
    fetch: (request) => {
      const fault = faults.shift();
      if (fault !== undefined) request.headers.set('prefer', fault);
      return fetch(request);
    },
  });
}

const initech = { customer_key: 'initech_001', customer_type: 'BUSINESS', primary_email: 'info@initech.com' } as const;
const rival = { customer_key: 'rival_001', customer_type: 'BUSINESS', primary_email: 'Info@Initech.com' } as const;

it('gets over a registry that cannot be reached for a moment', async () => {
  expect(await ensureCustomers(clientWithFaults('code=503'), [initech])).toEqual([]);
});

it('may be run again after a failure that leaves the outcome unknown', async () => {
  const rollcall = clientWithFaults('code=500');
  await expect(ensureCustomers(rollcall, [initech])).rejects.toThrow(ServerError);
  expect(await ensureCustomers(rollcall, [initech])).toEqual([]);
});

it('reports a customer whose email address belongs to another', async () => {
  const failures = await ensureCustomers(clientWithFaults(), [initech, rival]);
  expect(failures).toMatchObject([{ customer_key: 'rival_001', code: 'primary_email_taken' }]);
});
