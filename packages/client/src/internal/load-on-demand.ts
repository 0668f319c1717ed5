import type { CallContext } from '../errors/call-error.ts';
import { RollcallError } from '../errors/rollcall-error.ts';
import { UnknownOutcomeError } from '../errors/unknown-outcome-error.ts';
import { textOf } from './text-of.ts';

/** What a page that creates a customer has no use for: imports, walks, uploads and lost answers. */
type OnDemand = typeof import('../on-demand/index.ts');

/**
 * Loads it. Node has it beside the rest; a page fetches it, which can fail.
 *
 * @throws {RollcallError} then, which is an {@link UnknownOutcomeError} of the call whose outcome was to be found out.
 */
export async function loadOnDemand(unknownOutcomeOf?: CallContext): Promise<OnDemand> {
  try {
    return await import('../on-demand/index.ts');
  } catch (cause) {
    const message = `A part of the SDK cannot be loaded: ${textOf(cause)}`;
    if (unknownOutcomeOf) throw new UnknownOutcomeError(message, unknownOutcomeOf, { cause });
    throw new RollcallError(message, { cause });
  }
}
