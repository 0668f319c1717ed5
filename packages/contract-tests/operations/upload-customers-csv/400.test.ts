import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { csvForm, csvOf, cutOffForm, rawBody } from '../../src/requests/bodies.ts';
import { newCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';

describe.each(routesOf('uploadCustomersCsv'))('$method $path', (route) => {
  it('rejects a truncated form and stores nothing of it', async () => {
    const customer = newCustomer();
    expect(await expectFailure(400, route, { body: cutOffForm(csvOf([customer])) })).toMatchObject({
      code: 'malformed_multipart',
    });
    await expectFailure(404, routeOf('getCustomer'), { path: { customer_key: customer.customer_key } });
  });

  it.each([
    { what: 'has no parts', body: rawBody('multipart/form-data; boundary=x', 'customer_key') },
    { what: 'is empty', body: rawBody('multipart/form-data; boundary=x', '') },
    { what: 'names no boundary in its media type', body: rawBody('multipart/form-data', '--x--\r\n') },
  ])('rejects a form that $what', async ({ body }) => {
    expect(await expectFailure(400, route, { body })).toMatchObject({ code: 'malformed_multipart' });
  });

  it('rejects a file that is not UTF-8 and stores nothing of it', async () => {
    const customer = newCustomer();
    const file = Buffer.concat([Buffer.from(csvOf([customer])), Buffer.from([0xe9, 0x0a])]);
    expect(await expectFailure(400, route, { body: csvForm(file) })).toMatchObject({ code: 'invalid_encoding' });
    await expectFailure(404, routeOf('getCustomer'), { path: { customer_key: customer.customer_key } });
  });
});
