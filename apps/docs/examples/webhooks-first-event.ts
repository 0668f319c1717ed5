import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Rollcall } from '@rollcall/client';
import { verify } from '@rollcall/client/webhooks';

const { customers, webhookEndpoints } = new Rollcall();

// A server that gets the events, on a free port of this computer.
const receiver = createServer().listen(0, '127.0.0.1');
await once(receiver, 'listening');
const { port } = receiver.address() as AddressInfo;
const { id, secret } = await webhookEndpoints.create({ url: `http://127.0.0.1:${port}/hook` });

const arrival = once(receiver, 'request');
const customer_key = 'pied_piper_007';
await customers.create({ customer_key, customer_type: 'BUSINESS', primary_email: 'info@piedpiper.example' });

const [request, response] = await arrival;
const event = await verify(await buffer(request), request.headers, secret);
response.writeHead(204).end();
console.log(event.type); // → customer.created
if (event.type === 'customer.created') console.log(event.data.customer.customer_key); // → pied_piper_007

await webhookEndpoints.delete(id);
receiver.close();
