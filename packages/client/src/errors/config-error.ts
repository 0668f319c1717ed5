import { RollcallError } from './rollcall-error.ts';

/** The client was given an option that it cannot work with. Thrown by `new Rollcall(…)`; nothing was sent. */
export class ConfigError extends RollcallError {
  override get name(): string {
    return 'ConfigError';
  }
}
