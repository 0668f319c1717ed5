import { describe, inject, it } from 'vitest';

/** The server under test. The tests know nothing else about it. */
export interface Target {
  /** The URL below which the paths of the document live, such as `http://127.0.0.1:4010/api/v1`; no slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Whether `Prefer: code=503` makes the server fail. If not, tests cannot inject a 409, 412, 429, 500 or 503. */
  readonly supportsFaultInjection: boolean;
  /** An origin whose pages may call the server from a browser. If unknown, no test sends the requests of such a page. */
  readonly allowedOrigin: string | undefined;
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

/** `describe` for servers with a known allowed origin. On other servers its tests are skipped, and the run says so at its start. */
export const describeWithAllowedOrigin = describe.skipIf(target.allowedOrigin === undefined);
