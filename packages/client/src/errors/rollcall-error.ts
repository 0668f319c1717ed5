/** The root of everything that this SDK throws. `cause` keeps the error below, where there is one. */
export class RollcallError extends Error {
  // A getter on the prototype, so that the first line of `stack` has the name too and no field of the error repeats it.
  override get name(): string {
    return 'RollcallError';
  }
}
