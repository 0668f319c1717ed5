import type { OperationId } from '@rollcall/contract';
import { expect } from 'vitest';
import type { Route } from '../document/operations.ts';
import { type HttpResponse, parseJson } from '../oracle/response.ts';
import type { OperationRequest } from '../requests/request.ts';
import type { Tenant } from './session.ts';

/** A request that may have an idempotency key. */
export interface OnceRequest {
  readonly operationId: OperationId;
  readonly route: Route;
  readonly request: OperationRequest;
  readonly key: string | undefined;
  /** Another valid request of an operation that accepts an idempotency key. */
  readonly other: { readonly operationId: OperationId; readonly request: OperationRequest };
}

/**
 * Sends a request once or again, and expects the effect or the stored response.
 *
 * @param run compares the first response with the model, and returns whether the request has had an effect.
 */
export async function sendOnce(
  tenant: Tenant,
  sent: OnceRequest,
  run: (response: HttpResponse) => boolean,
): Promise<void> {
  await sendOrRepeat(tenant, sent, run);
  const { key } = sent;
  if (key === undefined) return;
  const changed = async () => {
    const { operationId, request } = sent.other;
    const { kind } = tenant.responses.repeat(key, signatureOf(operationId, request));
    if (kind !== 'reused') return;
    const headers = { ...request.headers, 'idempotency-key': key };
    const response = await tenant.expect(422, operationId, { ...request, headers });
    expect(parseJson(response)).toMatchObject({ code: 'idempotency_key_reused' });
  };
  tenant.repeatable.push({ again: () => sendOrRepeat(tenant, sent, run), changed });
}

async function sendOrRepeat(
  tenant: Tenant,
  { operationId, route, request, key }: OnceRequest,
  run: (response: HttpResponse) => boolean,
): Promise<void> {
  const signature = signatureOf(operationId, request);
  const repetition = tenant.responses.repeat(key, signature);
  const headers = { ...request.headers, ...(key !== undefined && { 'idempotency-key': key }) };
  const response = await tenant.send(route, { ...request, headers });
  if (repetition.kind === 'runs') {
    expect(response.headers.get('idempotency-replayed')).toBeUndefined();
    if (run(response) && key !== undefined) tenant.responses.store(key, signature, response);
  } else if (repetition.kind === 'replayed') {
    expect(shown(response)).toEqual({ ...shown(repetition.response), replayed: 'true' });
  } else if (repetition.kind === 'reused') {
    expect({ status: response.status, code: codeOf(response) }).toEqual({
      status: 422,
      code: 'idempotency_key_reused',
    });
  } else {
    const codes = repetition.isSame
      ? ['idempotency_response_erased']
      : ['idempotency_response_erased', 'idempotency_key_reused'];
    expect(codes).toContain(codeOf(response));
  }
}

function shown({ status, headers, body }: HttpResponse) {
  return {
    status,
    body: body.toString(),
    etag: headers.get('etag'),
    location: headers.get('location'),
    replayed: headers.get('idempotency-replayed'),
  };
}

function codeOf(response: HttpResponse): unknown {
  return (parseJson(response) as { readonly code?: unknown }).code;
}

/** Two requests with the same signature are the same request. Headers are no part of it. */
function signatureOf(operationId: OperationId, { path, query, body }: OperationRequest): string {
  return JSON.stringify([operationId, path, query, body?.bytes.toString()]);
}

/** The idempotency key of a slot; `undefined` for none. */
export function idempotencyKeyOf(tag: string, slot: number | null): string | undefined {
  return slot === null ? undefined : `${tag}-${slot}`;
}

/** A request with which no idempotency key of another operation fits. */
export function anotherCreate(tag: string): OnceRequest['other'] {
  const customer = {
    customer_key: `${tag}_other`,
    customer_type: 'BUSINESS',
    primary_email: `${tag}.other@example.com`,
  };
  const body = { mediaType: 'application/json', bytes: Buffer.from(JSON.stringify(customer)) };
  return { operationId: 'createCustomer', request: { body } };
}
