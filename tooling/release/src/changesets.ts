import getReleasePlan from '@changesets/get-release-plan';

/** What the pending changesets will do to a package. */
interface PlannedRelease {
  readonly name: string;
  readonly bump: Bump;
  readonly newVersion: string;
}

/**
 * What `changeset version` would do now.
 *
 * @param root of the repository
 */
export async function plannedReleases(root: string): Promise<readonly PlannedRelease[]> {
  const { releases } = await getReleasePlan(root);
  return releases.map(({ name, type, newVersion }) => ({ name, bump: type, newVersion }));
}

/** The bump of a package in a plan; `none` where it is not in it. */
export function bumpOf(name: string, plan: readonly PlannedRelease[]): Bump {
  return plan.find((release) => release.name === name)?.bump ?? 'none';
}

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

/** How much a version is raised, in the terms of Semantic Versioning. */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

const ORDER: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** Whether one bump is as large as another, or larger. */
function isAtLeast(bump: Bump, other: Bump): boolean {
  return ORDER.indexOf(bump) >= ORDER.indexOf(other);
}

/** The largest of some bumps; of none, `none`. */
export function largest(bumps: readonly Bump[]): Bump {
  return bumps.reduce((found, bump) => (isAtLeast(found, bump) ? found : bump), 'none');
}
