import type fc from 'fast-check';
import type { RegistryModel } from './registry-model.ts';

/** The registry under test. A tag keeps the customers of one history apart from all others. */
export interface Registry {
  readonly tag: string;
}

export type Command = fc.AsyncCommand<RegistryModel, Registry>;

/** A step that can be taken at any time: it compares the answer with the model and brings the model up to date. */
export function command(
  description: string,
  run: (model: RegistryModel, registry: Registry) => Promise<void>,
): Command {
  return { check: () => true, run, toString: () => description };
}
