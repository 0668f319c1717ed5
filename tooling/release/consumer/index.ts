// A program as a user writes it: it imports the packages by their names, from where they are installed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Rollcall, VERSION } from '@rollcall/client';
import { WebhookVerificationError } from '@rollcall/client/webhooks';
import { operations, type SuccessBody } from '@rollcall/contract';
import { nearestName } from '@rollcall/contract/csv';
import { requestSchemas } from '@rollcall/contract/schemas';

const { path } = operations.bulkCreateCustomers.routes[0];

/** Responds to a bulk request as the contract says: creates the customers that its schema accepts. */
const server = createServer(async (req, res) => {
  const { body, item } = requestSchemas.bulkCreateCustomers;
  const { customers } = body.parse(JSON.parse(await text(req)));
  const accepted = customers.map((customer) => item.parse(customer));
  const response: SuccessBody<'bulkCreateCustomers'> = {
    statusCode: 200,
    message: 'Bulk Customer Creation Completed',
    meta: {},
    data: {
      total: accepted.length,
      successful_count: accepted.length,
      failed_count: 0,
      customers_created: accepted.map(({ customer_key, customer_type, primary_email }, index) => ({
        index,
        customer_key,
        data: { id: '764c80e3-ed59-44a5-ba07-7ee5ba547774', customer_type, primary_email, display_name: null },
      })),
      customers_failed: [],
    },
    errors: {},
  };
  res.writeHead(req.url === `/api/v1${path}` ? 200 : 404, { 'content-type': 'application/json' });
  res.end(JSON.stringify(response));
});

server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address() as AddressInfo;
  const rollcall = new Rollcall({ apiKey: 'sk_test_consumer', baseUrl: `http://127.0.0.1:${port}/api/v1` });
  const { customers_created } = await rollcall.customers.bulkCreate([
    { customer_key: 'acme_corp_001', customer_type: 'BUSINESS', primary_email: 'contact@acmecorp.com' },
  ]);
  console.log(
    VERSION,
    customers_created.map(({ customer_key }) => customer_key).join(),
    nearestName('Email', ['primary_email']),
    new WebhookVerificationError('header_missing', 'The request has no webhook-id header').reason,
  );
  server.close();
});
