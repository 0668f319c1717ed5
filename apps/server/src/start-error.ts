/** The server cannot start. The message is the sentence that the operator reads; the process ends with exit code 1. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
