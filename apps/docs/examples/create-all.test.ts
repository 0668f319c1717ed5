import { fileURLToPath } from 'node:url';
import { Rollcall } from '@rollcall/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAll } from './create-all.js';
import { type LocalDouble, startLocalDouble } from './local-double.js';

let double: LocalDouble;
beforeAll(async () => {
  double = await startLocalDouble(fileURLToPath(new URL('../../server/dist/main.js', import.meta.url)));
});
afterAll(() => double?.stop());

it('creates the customers although the first attempt fails', async () => {
  const faults = ['code=503'];
  const rollcall = new Rollcall({
    apiKey: double.apiKey,
    baseUrl: double.baseUrl,
    fetch: (request) => {
      const fault = faults.shift();
      if (fault !== undefined) request.headers.set('prefer', fault);
      return fetch(request);
    },
  });
  const initech = {
    customer_key: 'initech_001',
    customer_type: 'BUSINESS',
    primary_email: 'info@initech.com',
  } as const;

  expect(await createAll(rollcall, [initech])).toEqual([]);
  expect(await rollcall.customers.get('initech_001')).toMatchObject({ primary_email: 'info@initech.com' });
});
