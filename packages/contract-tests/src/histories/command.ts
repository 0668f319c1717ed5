import type fc from 'fast-check';
import type { Session, Tenant } from './session.ts';

/** A step of a history. It sends requests, compares the responses with the model, and updates the model. */
export type Command = fc.AsyncCommand<Model, Session>;

/** The models are in the session, beside what they model. */
type Model = Record<string, never>;

/**
 * A step that is possible at any time.
 *
 * @param tenant the index of the tenant, modulo their number: a server may be tested with one tenant or with two.
 */
export function command(
  tenant: number,
  description: string,
  run: (tenant: Tenant, tag: string) => Promise<void>,
): Command {
  return {
    check: () => true,
    run: (_, { tenants, tag }) => run(tenants[tenant % tenants.length] ?? tenants[0], tag),
    toString: () => `${tenant === 0 ? '' : 'other tenant: '}${description}`,
  };
}
