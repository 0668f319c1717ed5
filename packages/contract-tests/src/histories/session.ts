import { isDeepStrictEqual } from 'node:util';
import type { Customer, OperationId } from '@rollcall/contract';
import { expect } from 'vitest';
import { type Route, routeOf } from '../document/operations.ts';
import { asReturned, type RegistryModel } from '../model/registry-model.ts';
import { StoredResponses } from '../model/stored-responses.ts';
import type { HttpResponse } from '../oracle/response.ts';
import { parseJson } from '../oracle/response.ts';
import { uniqueTag } from '../requests/customers.ts';
import { type OperationRequest, requestOperation, toWireRequest } from '../requests/request.ts';
import type { WireRequest } from '../requests/send.ts';
import type { SentRequest } from './curl-script.ts';

/** One tenant of the server under test, and the model of its registry. */
export class Tenant {
  readonly name: string;
  readonly #apiKey: string;
  readonly #log: SentRequest[];
  registry: RegistryModel;
  readonly responses = new StoredResponses();
  /** Sends a request with an idempotency key again, or another request with the same key. */
  readonly repeatable: { readonly again: () => Promise<void>; readonly changed: () => Promise<void> }[] = [];
  readonly #states = new Map<string, Map<string, unknown>>();

  constructor(name: string, apiKey: string, registry: RegistryModel, log: SentRequest[]) {
    this.name = name;
    this.#apiKey = apiKey;
    this.#log = log;
    this.registry = registry;
  }

  /** Sends a request with the key of this tenant. @throws Error if the response breaks the contract. */
  async send(route: Route, request: OperationRequest): Promise<HttpResponse> {
    const signed = { ...request, headers: { 'x-api-key': this.#apiKey, ...request.headers } };
    const wire: WireRequest = toWireRequest(route, signed);
    this.#log.push({ tenant: this.name, wire });
    const response = await requestOperation(route, signed);
    this.#observe(response);
    return response;
  }

  /** Sends a request and expects a status. */
  async expect<Id extends OperationId>(
    status: number,
    operationId: Id,
    request: OperationRequest,
    route: Route = routeOf(operationId),
  ): Promise<HttpResponse> {
    const response = await this.send(route, request);
    expect({ status: response.status, body: textUnless(status, response) }).toEqual({ status, body: undefined });
    return response;
  }

  /** Compares the customer in a response with the model: every field, and the times. */
  expectShown(customer: Customer): void {
    const entry = this.registry.get(customer.customer_key);
    expect(entry, `The model has no customer ${customer.customer_key}`).toBeDefined();
    if (!entry) return;
    const { id, created_at, updated_at, archived_at } = customer;
    expect(customer).toEqual({ id, ...asReturned(entry), created_at, updated_at, archived_at });
    if (entry.id === undefined) this.registry.identify(customer.customer_key, id);
    expect(this.registry.observe(customer)).toEqual([]);
  }

  /** A customer has the same entity tag in the same state, and another one in another state. */
  #observe(response: HttpResponse): void {
    const etag = response.headers.get('etag');
    if (etag === undefined || response.headers.has('idempotency-replayed')) return;
    const { data } = parseJson(response) as { readonly data: Customer };
    const states = this.#states.get(data.id) ?? new Map<string, unknown>();
    this.#states.set(data.id, states);
    for (const [tag, state] of states) {
      const isSame = isDeepStrictEqual(state, data);
      if (isSame !== (tag === etag))
        throw new Error(`The ETag ${etag} is ${isSame ? 'not ' : ''}that of an earlier state`);
    }
    states.set(etag, data);
  }
}

function textUnless(status: number, response: HttpResponse): string | undefined {
  return response.status === status ? undefined : response.body.toString();
}

/** The tenants of one history, which share the keys and addresses of their customers. */
export interface Session {
  /** Separates the customers of this history from all others. */
  readonly tag: string;
  readonly tenants: readonly [Tenant, ...Tenant[]];
  /** Every request of the history, in order. */
  readonly log: readonly SentRequest[];
}

/**
 * Starts a history.
 *
 * @param apiKeys a key of each tenant.
 * @param newModel an empty registry.
 */
export function startSession(apiKeys: readonly [string, ...string[]], newModel: () => RegistryModel): Session {
  const log: SentRequest[] = [];
  const [first, ...others] = apiKeys;
  const tenant = (key: string, index: number) =>
    new Tenant(index === 0 ? 'API_KEY' : 'OTHER_API_KEY', key, newModel(), log);
  return { tag: uniqueTag(), tenants: [tenant(first, 0), ...others.map((key, index) => tenant(key, index + 1))], log };
}
