import getReleasePlan from '@changesets/get-release-plan';
import type { Bump } from '../bump.ts';

/** What the pending changesets will do to a package. */
export interface PlannedRelease {
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
