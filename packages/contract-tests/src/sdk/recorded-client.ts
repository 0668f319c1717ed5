import { Rollcall } from '@rollcall/client';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { basePath } from '../document/document.ts';
import { type RecordingServer, type Responder, startRecordingServer } from './recording-server.ts';

/** The key of the client. It must not show up anywhere but in the header. */
export const API_KEY = 'sk_test_the_key_that_nobody_else_may_see';

/** An SDK, and the server that it talks to. */
interface RecordedClient {
  readonly customers: Rollcall['customers'];
  readonly answerWith: (responder: Responder) => void;
  readonly takeRequests: RecordingServer['takeRequests'];
}

/** An SDK and a server of its own for the tests of the calling file. It sends each request once, unless told otherwise. */
export function recordedClient(maxRetries = 0): RecordedClient {
  let server: RecordingServer;
  let rollcall: Rollcall;
  beforeAll(async () => {
    server = await startRecordingServer();
    rollcall = new Rollcall({ apiKey: API_KEY, baseUrl: server.origin + basePath, timeoutMs: 15_000, maxRetries });
  });
  afterEach(() => void server.takeRequests());
  afterAll(() => server.close());
  return {
    get customers() {
      return rollcall.customers;
    },
    answerWith: (responder) => server.answerWith(responder),
    takeRequests: () => server.takeRequests(),
  };
}

/** How a call ended. */
export interface CallOutcome {
  readonly result?: unknown;
  readonly error?: Error;
}

/** Waits for a call to end, one way or the other. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<CallOutcome> {
  try {
    return { result: await call() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(`Something was thrown that is no error: ${error}`) };
  }
}
