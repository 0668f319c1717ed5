// Exactly the marked lines are errors. An `any` in the types of the subpath would let one of them pass.
import { Rollcall } from '@rollcall/client';
import { verify, WebhookVerificationError } from '@rollcall/client/webhooks';

export async function receive(request: Request, secret: string): Promise<string> {
  try {
    const event = await verify(await request.text(), request.headers, secret);
    // @ts-expect-error a misspelt type
    if (event.type === 'customer.create') return event.id;
    if (event.type === 'customer.deleted') {
      // @ts-expect-error a deleted customer is erased
      return event.data.customer.primary_email;
    }
    switch (event.type) {
      case 'customer.created':
        return event.data.customer.primary_email;
      case 'customer.updated':
        return Object.keys(event.data.changes).join();
      case 'import.completed':
        // @ts-expect-error a number is not a string
        return event.data.import.created;
      default:
        // @ts-expect-error the data of some events is unknown
        return event.data.customer;
    }
  } catch (error) {
    // @ts-expect-error an unknown reason
    if (error instanceof WebhookVerificationError && error.reason === 'old') return error.reason;
    return error instanceof WebhookVerificationError ? error.reason : '';
  }
}

export async function subscribe(url: string): Promise<string> {
  const { webhookEndpoints } = new Rollcall();
  // @ts-expect-error a misspelt field
  await webhookEndpoints.create({ url, events: ['customer.created'] });
  const { secret } = await webhookEndpoints.create({ url, event_types: ['customer.created'] });
  return secret;
}
