import { type CallContext, CallError } from './call-error.ts';

/**
 * The server answered with a redirect, which is never followed: `fetch` would send the API key along to whatever
 * address it names. Set `baseUrl` to the final address.
 */
export class RedirectError extends CallError {
  /** The HTTP status, 301 to 308; 0 in browsers, which hide it. */
  declare readonly status: number;
  /** Where the answer points to, without user name, password and query; `null` where it is not told. */
  declare readonly location: string | null;

  constructor(redirect: { status: number; location: string | null }, context: CallContext) {
    const target = redirect.location === null ? '' : ` to ${redirect.location}`;
    super(`Redirect${target} is not followed, as it would hand on the API key`, context);
    Object.assign(this, redirect);
  }

  override get name(): string {
    return 'RedirectError';
  }
}
