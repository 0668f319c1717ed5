import { Rollcall } from '@rollcall/client';
import type { OperationId } from '@rollcall/contract';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { basePath } from '../document/document.ts';
import { operationOf } from '../document/operations.ts';
import { someArgumentsOf } from './arguments.ts';
import { type RecordingServer, type Responder, startRecordingServer } from './recording-server.ts';
import { type OperationArguments, sdkCalls } from './sdk-calls.ts';

/** The API key of the client. It must appear in the header only. */
export const API_KEY = 'sk_test_secret';

/** An SDK client and the server that it talks to. */
interface RecordedClient {
  readonly rollcall: Rollcall;
  readonly answerWith: (responder: Responder) => void;
  /** Calls the method of an operation with some valid arguments, of which `overrides` replaces some. */
  readonly call: (operationId: string, overrides?: Partial<OperationArguments>) => Promise<CallOutcome>;
  readonly takeRequests: RecordingServer['takeRequests'];
}

/** Starts a recording server for the tests of the calling file, and connects an SDK client that does not retry. */
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
    get rollcall() {
      return rollcall;
    },
    answerWith: (responder) => server.answerWith(responder),
    call: (operationId, overrides) => {
      const given = { ...someArgumentsOf(operationOf(operationId)), ...overrides };
      return outcomeOf(() => sdkCalls[operationId as OperationId](rollcall, given));
    },
    takeRequests: () => server.takeRequests(),
  };
}

/** The result of a call, or the error that it threw. */
export interface CallOutcome {
  readonly result?: unknown;
  readonly error?: Error;
}

/** Waits until a call has resolved or thrown. */
async function outcomeOf(call: () => Promise<unknown>): Promise<CallOutcome> {
  try {
    return { result: await call() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(`The call threw a value that is no Error: ${error}`) };
  }
}
