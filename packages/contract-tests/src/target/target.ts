import { describe, inject, it } from 'vitest';

/** The server under test. The tests know nothing else about it. */
export interface Target {
  /** The URL below which the paths of the document live, such as `http://127.0.0.1:4010/api/v1`; no slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** A key of another tenant. If unknown, no test compares two tenants. */
  readonly otherApiKey: string | undefined;
  /** Whether `Prefer: now="…"` chooses the time of a request. If not, no test looks at both ends of a day. */
  readonly setsClock: boolean;
  /** How far the clock of the server may go back, in milliseconds: several processes do not quite agree on the time. */
  readonly clockToleranceMs: number;
  /** Whether `Prefer: code=503` makes the server fail. If not, tests cannot inject a 409, 412, 429, 500 or 503. */
  readonly supportsFaultInjection: boolean;
  /** An origin whose pages may call the server from a browser. If unknown, no test sends the requests of such a page. */
  readonly allowedOrigin: string | undefined;
  /** Whether keys have quotas. If not, no response has the headers of a rate limit. */
  readonly limitsRequests: boolean;
  /** Whether the server limits invalid keys by address, and takes the address from `X-Forwarded-For`. */
  readonly limitsInvalidKeys: boolean;
  /** The URL below which the webhook endpoints of this run are. */
  readonly webhookBase: string;
  /** The address under which tests read the webhooks that came to `webhookBase`. If unknown, nothing arrives there. */
  readonly receiver: string | undefined;
  /** Whether failed webhooks are sent again within seconds, and fail for good after a few attempts. */
  readonly retriesSoon: boolean;
  /** Whether the document and the reference are at `/openapi.yaml`, `/openapi.json` and `/docs`. */
  readonly servesDocument: boolean;
}

declare module 'vitest' {
  interface ProvidedContext {
    target: Target;
  }
}

/** The server that this run tests. */
export const target: Target = inject('target');

/** `it` for servers that support fault injection. On other servers the test is skipped, and the run says so at its start. */
export const itWithFaultInjection = it.skipIf(!target.supportsFaultInjection);

/** `it` for servers on which a request can choose its time. */
export const itWithClock = it.skipIf(!target.setsClock);

/** `it` for servers of which the tests have the keys of two tenants. */
export const itWithTwoTenants = it.skipIf(target.otherApiKey === undefined);

// On other servers the tests of these are skipped, and the run says so at its start.

/** `describe` for servers with a known allowed origin. */
export const describeWithAllowedOrigin = describe.skipIf(target.allowedOrigin === undefined);

/** `describe` for servers whose keys have quotas. */
export const describeWithQuotas = describe.skipIf(!target.limitsRequests);

/** `it` for servers that limit invalid keys by the address in `X-Forwarded-For`. */
export const itWithInvalidKeyLimit = it.skipIf(!target.limitsInvalidKeys);

/** `describe` for servers that reach the receiver of webhooks. */
export const describeWithReceiver = describe.skipIf(target.receiver === undefined);

/** `it` for servers that reach the receiver of webhooks, and send failed ones again soon. */
export const itWithSoonRetries = it.skipIf(target.receiver === undefined || !target.retriesSoon);

/** `describe` for servers that serve their document. */
export const describeWithDocument = describe.skipIf(!target.servesDocument);
