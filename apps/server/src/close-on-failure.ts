/**
 * Waits for work that needs something open, and closes that where the work fails: what is left open could keep the
 * process from ending.
 */
export async function closeOnFailure<Result>(work: Promise<Result>, close: () => Promise<void>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    // Why the work failed says more than that the rest could not be put in order.
    await close().catch(() => {});
    throw error;
  }
}
