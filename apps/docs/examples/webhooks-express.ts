import type { AddressInfo } from 'node:net';
import { verify, WebhookVerificationError } from '@rollcall/client/webhooks';
import express from 'express';

const app = express();
const secret = process.env.ROLLCALL_WEBHOOK_SECRET ?? '';

// The signature covers the bytes of the body, so nothing may parse it before: express.raw, not express.json.
app.post('/hook', express.raw({ type: 'application/json', limit: '8mb' }), async (request, response) => {
  try {
    const event = await verify(request.body, request.headers, secret);
    if (event.type === 'customer.created') console.log('created', event.data.customer.customer_key);
    else if (event.type === 'customer.updated') console.log('changed', Object.keys(event.data.changes).join(' '));
    else console.log(event.type, event.id);
    response.sendStatus(204);
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    response.status(400).send(error.reason);
  }
});

const server = app.listen(Number(process.env.PORT ?? 3000), () => {
  console.log('Listening on port', (server.address() as AddressInfo).port);
});
