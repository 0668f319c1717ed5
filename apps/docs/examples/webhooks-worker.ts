import { verify, WebhookVerificationError } from '@rollcall/client/webhooks';

interface Env {
  readonly ROLLCALL_WEBHOOK_SECRET: string;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    try {
      const event = await verify(await request.text(), request.headers, env.ROLLCALL_WEBHOOK_SECRET);
      if (event.type === 'customer.created') console.log('created', event.data.customer.customer_key);
      else if (event.type === 'customer.updated') console.log('changed', Object.keys(event.data.changes).join(' '));
      else console.log(event.type, event.id);
      return new Response(null, { status: 204 });
    } catch (error) {
      if (error instanceof WebhookVerificationError) return new Response(error.reason, { status: 400 });
      throw error;
    }
  },
};
