import { type Customer, NotFoundError, Rollcall } from '@rollcall/client';
import { expect, it, vi } from 'vitest';

const options = { apiKey: 'sk_test_mock', baseUrl: 'http://rollcall.example/api/v1' };

it('answers with a fetch of your own', async () => {
  const body = { statusCode: 404, code: 'customer_not_found', message: 'No such customer', data: null, errors: {} };
  const fetch = vi.fn(async () => Response.json(body, { status: 404 }));
  const { customers } = new Rollcall({ ...options, fetch });
  await expect(customers.get('jane_doe_001')).rejects.toThrow(NotFoundError);
  expect(fetch).toHaveBeenCalledWith(`${options.baseUrl}/customers/jane_doe_001`, expect.anything());
});

it('replaces one method', async () => {
  const { customers } = new Rollcall(options);
  vi.spyOn(customers, 'get').mockResolvedValue({ display_name: 'Jane Doe' } as Customer);
  expect(await customers.get('jane_doe_001')).toMatchObject({ display_name: 'Jane Doe' });
});
