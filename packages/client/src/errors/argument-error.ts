import { RollcallError } from './rollcall-error.ts';

/** A method was given an argument that cannot be sent, such as an empty `customer_key`. Nothing was sent. */
export class ArgumentError extends RollcallError {
  override get name(): string {
    return 'ArgumentError';
  }
}
