import * as http from 'node:http';
import * as https from 'node:https';
import { type PrivateAddresses, problemOfWebhookUrl } from '../../events/webhook-url.ts';
import { ForbiddenAddressError, guardedLookup, type Resolve } from './guarded-lookup.ts';
import { readBeginning } from './read-beginning.ts';

/** A request to an endpoint. */
export interface EndpointRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Ends the request. */
  readonly signal: AbortSignal;
}

/** The outcome of a request. */
export interface HttpOutcome {
  /** `null` if there was no response. */
  readonly statusCode: number | null;
  /** Why it failed, as a sentence; `null` after a status of success. */
  readonly error: string | null;
  /** The beginning of the body; `null` if there was no response. */
  readonly responseBody: string | null;
  /** The header `Retry-After`. */
  readonly retryAfter?: string | undefined;
}

export interface HttpSenderOptions {
  readonly allowPrivate: PrivateAddresses;
  /** The time for one request, in milliseconds. */
  readonly timeLimitMs: number;
  /** Default: the resolver of the system. */
  readonly resolve?: Resolve | undefined;
}

/** Idle connections are closed after this time, before most servers close them. */
const idleMs = 4_000;

/**
 * Sends requests to the endpoints of tenants, and to public addresses only. The check is made for the addresses that are
 * connected to. No redirect is followed.
 */
export class HttpSender {
  readonly #options: HttpSenderOptions;
  readonly #agents: Readonly<Record<string, http.Agent>>;

  constructor(options: HttpSenderOptions) {
    this.#options = options;
    const lookup = guardedLookup(options.allowPrivate, options.resolve);
    const settings = { keepAlive: true, timeout: idleMs, lookup };
    this.#agents = { 'http:': new http.Agent(settings), 'https:': new https.Agent(settings) };
  }

  /** Never rejects. */
  async send(request: EndpointRequest): Promise<HttpOutcome> {
    const { allowPrivate, timeLimitMs } = this.#options;
    // No connection to an address that is part of the URL needs a look-up.
    if (problemOfWebhookUrl(request.url, allowPrivate) !== undefined) return failed(forbidden);
    const timeLimit = AbortSignal.timeout(timeLimitMs);
    const signal = AbortSignal.any([request.signal, timeLimit]);
    try {
      return await this.#exchange({ ...request, signal });
    } catch (error) {
      return failed(
        timeLimit.aborted ? `There was no response within ${timeLimitMs / 1_000} seconds.` : sentenceOf(error),
      );
    }
  }

  /** Closes idle connections. */
  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  #exchange(request: EndpointRequest): Promise<HttpOutcome> {
    const { url, headers, body, signal } = request;
    const { protocol } = new URL(url);
    const agent = this.#agents[protocol];
    return new Promise((resolve, reject) => {
      const { request: start } = protocol === 'https:' ? https : http;
      const sent = start(url, { method: 'POST', agent, headers, signal });
      sent.on('response', (response) => toOutcome(response).then(resolve, reject));
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The endpoint has closed an idle connection just when the request was sent on it.
        const isStale = sent.reusedSocket && error.code === 'ECONNRESET' && !signal.aborted;
        if (isStale) this.#exchange(request).then(resolve, reject);
        else reject(error);
      });
      sent.end(body);
    });
  }
}

async function toOutcome(response: http.IncomingMessage): Promise<HttpOutcome> {
  const { statusCode = 0, headers } = response;
  const responseBody = await readBeginning(response);
  // A status that the document of the API has no room for.
  if (statusCode < 100 || statusCode > 599) return failed('The response has no valid status.');
  const error = errorOf(statusCode);
  return { statusCode, error, responseBody, retryAfter: headers['retry-after'] };
}

function errorOf(statusCode: number): string | null {
  if (statusCode >= 200 && statusCode < 300) return null;
  if (statusCode >= 300 && statusCode < 400)
    return `The response has the status ${statusCode}; redirects are not followed.`;
  return `The response has the status ${statusCode}.`;
}

function failed(error: string): HttpOutcome {
  return { statusCode: null, error, responseBody: null };
}

const forbidden = 'The URL leads to an address that webhooks are not sent to.';

/** Sentences for the usual errors. They reveal nothing of the network of this server. */
const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was closed before there was a response.',
  EPIPE: 'The connection was closed before there was a response.',
  ENOTFOUND: 'The host name could not be resolved.',
  EAI_AGAIN: 'The host name could not be resolved.',
  EHOSTUNREACH: 'The host could not be reached.',
  ENETUNREACH: 'The host could not be reached.',
  ETIMEDOUT: 'The host could not be reached.',
};

function sentenceOf(error: unknown): string {
  if (error instanceof ForbiddenAddressError) return forbidden;
  const { code = '', name } = error as NodeJS.ErrnoException;
  if (name === 'AbortError') return 'The server was stopped before there was a response.';
  if (code.startsWith('HPE_')) return 'The response is not valid HTTP.';
  const isOfTls = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|EPROTO/.test(code);
  return sentences[code] ?? (isOfTls ? `The TLS connection failed: ${code}.` : 'The request failed.');
}
