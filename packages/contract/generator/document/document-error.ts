/** A fault of the document that stops the generator. The message names the place, then what to mend. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';

  constructor(pointer: string, problem: string) {
    super(`openapi.yaml ${pointer}: ${problem}`);
  }
}
