import { expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import { startServer } from '../../support/start-server.ts';

const never = () => new Promise<never>(() => {});

it('a read that takes too long is answered with 503, and the log has the reason', async () => {
  const { send, services, logLines } = await startServer({ workMsMax: 20 });
  Object.assign(services.customers, { list: never });
  const { status, body, headers } = await send('GET', '/customers');
  expect({ status, code: body.code, message: body.message }).toEqual({
    status: 503,
    code: 'service_unavailable',
    message: 'The request took too long and was abandoned; it had no effect',
  });
  expect(headers.get('Retry-After')).toBe('1');
  expect(logLines.join()).toContain('no answer after 20 ms');
});

it('a write that takes too long is answered with 500, since it may still take effect', async () => {
  const { send, services } = await startServer({ workMsMax: 20 });
  Object.assign(services.customers, { insertMany: never });
  const { status } = await send('POST', '/customers', { body: customerNamed('jane') });
  expect(status).toBe(500);
});
