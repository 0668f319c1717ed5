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
