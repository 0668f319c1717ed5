import type {
  WebhookEndpointCreate,
  WebhookEndpointWithSecret,
  WebhookEvent,
  WebhookEventOf,
  WebhookEventType,
} from '@rollcall/contract';
import { routeOf } from '../document/operations.ts';
import { registeredCustomer } from '../requests/customers.ts';
import { requestOperation } from '../requests/request.ts';
import type { ReceivedWebhook } from '../target/receiver.ts';
import { target } from '../target/target.ts';
import { deliveriesTo, newEndpoint, registeredEndpoint } from './endpoints.ts';
import { eventOf } from './received-event.ts';

/** How the receiver answers. */
interface Answers {
  /** The statuses of the first requests. The last one is that of all others. */
  readonly answers?: string;
  readonly 'retry-after'?: string;
  readonly location?: string;
}

/** An endpoint of the receiver, and what has come to it. */
export class Listener {
  readonly endpoint: WebhookEndpointWithSecret;
  readonly #received: ReceivedWebhook[] = [];

  constructor(endpoint: WebhookEndpointWithSecret) {
    this.endpoint = endpoint;
  }

  /** Every request so far, those that were answered with a failure included. */
  get requests(): readonly ReceivedWebhook[] {
    return this.#received;
  }

  /** The events so far that were answered with success, each once, in the order in which they came. */
  get events(): readonly WebhookEvent[] {
    const received = this.#received.filter(({ status }) => status < 300);
    const events = received.map((request) => eventOf(request, this.endpoint.secret));
    return events.filter(({ id }, index) => events.findIndex((event) => event.id === id) === index);
  }

  /** The events so far about a customer. */
  about(customer_key: string): readonly WebhookEvent[] {
    return this.events.filter(({ data }) => 'customer' in data && data.customer.customer_key === customer_key);
  }

  /** Waits for the event of this type about a customer. @throws Error if it does not come. */
  async arrival<Type extends WebhookEventType>(type: Type, customer_key: string): Promise<WebhookEventOf<Type>> {
    const find = () => this.about(customer_key).find((event) => event.type === type);
    await this.until(() => find() !== undefined, `${type} of ${customer_key}`);
    return find() as WebhookEventOf<Type>;
  }

  /** Waits until what has come meets a condition. @throws Error if nothing more comes. */
  async until(isMet: () => boolean, what: string): Promise<void> {
    while (!isMet()) {
      const path = new URL(this.endpoint.url).pathname.slice(new URL(target.webhookBase).pathname.length);
      const response = await fetch(`${target.receiver}${path}?after=${this.#received.length}`);
      const more = (await response.json()) as ReceivedWebhook[];
      if (more.length === 0) throw new Error(`There was no webhook with ${what}; those before:\n${this.#summary}`);
      this.#received.push(...more);
    }
  }

  /**
   * Waits until everything that has happened so far has its deliveries: a customer is created after it, and the deliveries
   * are in the order of their causes. The endpoint must want `customer.created`.
   */
  async settled(): Promise<void> {
    const { customer_key } = await registeredCustomer();
    await this.arrival('customer.created', customer_key);
  }

  /** The types of the deliveries about a customer, the oldest first. */
  async deliveredTypes(customer_key: string): Promise<WebhookEventType[]> {
    const deliveries = await deliveriesTo(this.endpoint.id, { customer_key });
    return deliveries.map(({ event_type }) => event_type).reverse();
  }

  get #summary(): string {
    return this.#received.map(({ status, body }) => `${status} ${body.slice(0, 200)}`).join('\n');
  }
}

/** Runs a test with an endpoint of the receiver, and deletes it. */
export async function withListener<Result>(
  { answers, ...fields }: Partial<WebhookEndpointCreate> & { readonly answers?: Answers },
  test: (listener: Listener) => Promise<Result>,
): Promise<Result> {
  const { url } = newEndpoint();
  const query = answers === undefined ? '' : `?${new URLSearchParams({ ...answers })}`;
  const endpoint = await registeredEndpoint({ url: `${url}${query}`, ...fields });
  try {
    return await test(new Listener(endpoint));
  } finally {
    await requestOperation(routeOf('deleteWebhookEndpoint'), { path: { endpoint_id: endpoint.id } });
  }
}
