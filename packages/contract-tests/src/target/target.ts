import { inject } from 'vitest';

/** The server under test. It is known by these facts only. */
export interface Target {
  /** Where the paths of the document begin, such as `http://127.0.0.1:4010/api/v1`. No slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Whether `Prefer: code=503` makes it fail on demand. Without that, a 500 or a 503 cannot be asked for. */
  readonly supportsFaultInjection: boolean;
}

declare module 'vitest' {
  interface ProvidedContext {
    target: Target;
  }
}

/** The server that this run tests. */
export const target: Target = inject('target');
