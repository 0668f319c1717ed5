import { textOf } from './text-of.js';

/** A third of the SDK, which a page that creates a customer has no use for: imports, and looking up lost answers. */
type OnDemand = typeof import('../on-demand.js');

/**
 * Loads it. Node has it beside the rest; a page fetches it, which can fail.
 *
 * @throws what `errorFor` makes of the reason.
 */
export async function loadOnDemand(errorFor: (reason: string, cause: unknown) => Error): Promise<OnDemand> {
  try {
    return await import('../on-demand.js');
  } catch (cause) {
    throw errorFor(`A part of the SDK cannot be loaded: ${textOf(cause)}`, cause);
  }
}
