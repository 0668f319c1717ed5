import { type Bump, isAtLeast } from '../bump.ts';
import { bumpOf, type PlannedRelease } from './release-plan.ts';

/** The packages that hand the document on to programs: as schemas and types, and as methods. */
const DOCUMENT_PACKAGES = ['@rollcall/contract', '@rollcall/client'];

/** What is missing, one sentence per package whose changesets ask for less than the document needs. */
export function missingBumps(needed: Bump, plan: readonly PlannedRelease[]): readonly string[] {
  return DOCUMENT_PACKAGES.filter((name) => !isAtLeast(bumpOf(name, plan), needed)).map((name) => {
    const planned = bumpOf(name, plan);
    const has = planned === 'none' ? 'has no changeset' : `has no changeset above ${planned}`;
    return `${name} ${has}, and the changes of openapi.yaml need ${needed}: run \`pnpm changeset\`.`;
  });
}
