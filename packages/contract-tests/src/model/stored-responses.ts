import type { HttpResponse } from '../oracle/response.ts';

/** The result of a request with an idempotency key, perhaps a repeated one. */
export type Repetition =
  /** It runs: no request with this key has had an effect. */
  | { readonly kind: 'runs' }
  | { readonly kind: 'replayed'; readonly response: HttpResponse }
  | { readonly kind: 'reused' }
  /** `isSame`: the request is the one whose response was erased. */
  | { readonly kind: 'erased'; readonly isSame: boolean };

interface StoredResponse {
  /** Identifies the request, without its idempotency key. */
  readonly request: string;
  readonly response: HttpResponse;
  readonly isErased: boolean;
}

/** The responses that a registry stores for the idempotency keys of one tenant. */
export class StoredResponses {
  readonly #responses = new Map<string, StoredResponse>();

  repeat(key: string | undefined, request: string): Repetition {
    const stored = key === undefined ? undefined : this.#responses.get(key);
    if (!stored) return { kind: 'runs' };
    if (stored.isErased) return { kind: 'erased', isSame: stored.request === request };
    return stored.request === request ? { kind: 'replayed', response: stored.response } : { kind: 'reused' };
  }

  store(key: string, request: string, response: HttpResponse): void {
    this.#responses.set(key, { request, response, isErased: false });
  }

  /** Erases every response that contains the key of a deleted customer. */
  eraseThoseWith(customerKey: string): void {
    const text = JSON.stringify(customerKey);
    for (const [key, stored] of this.#responses) {
      if (stored.response.body.includes(text)) this.#responses.set(key, { ...stored, isErased: true });
    }
  }
}
