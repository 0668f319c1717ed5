import getReleasePlan from '@changesets/get-release-plan';

/** The kind of version that a change requires, in the terms of Semantic Versioning. */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

const ORDER: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The effect of the pending changesets on a package. */
interface PlannedRelease {
  readonly name: string;
  readonly bump: Bump;
  readonly newVersion: string;
}

/**
 * The releases that `changeset version` would prepare now.
 *
 * @param root the folder of the repository.
 */
export async function plannedReleases(root: string): Promise<readonly PlannedRelease[]> {
  const { releases } = await getReleasePlan(root);
  return releases.map(({ name, type, newVersion }) => ({ name, bump: type, newVersion }));
}

/** The releases that the changesets ask for that are not among the known ones. Their versions are not planned. */
export async function releasesAdded(
  root: string,
  known: ReadonlySet<string>,
): Promise<readonly Pick<PlannedRelease, 'name' | 'bump'>[]> {
  const { changesets } = await getReleasePlan(root);
  const added = changesets.filter(({ id }) => !known.has(id)).flatMap(({ releases }) => releases);
  const names = [...new Set(added.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    bump: largest(added.filter((release) => release.name === name).map(({ type }) => type)),
  }));
}

/** The bump of a package in a plan; `none` if the plan does not have the package. */
export function bumpOf(name: string, plan: readonly Pick<PlannedRelease, 'name' | 'bump'>[]): Bump {
  return plan.find((release) => release.name === name)?.bump ?? 'none';
}

/** The packages that carry the document: as schemas and types, and as methods. */
const DOCUMENT_PACKAGES = ['@rollcall/contract', '@rollcall/client'];

/** One sentence for each package whose changesets have a smaller bump than the document needs. */
export function missingBumps(needed: Bump, plan: readonly PlannedRelease[]): readonly string[] {
  return DOCUMENT_PACKAGES.flatMap((name) => {
    const planned = bumpOf(name, plan);
    if (isAtLeast(planned, needed)) return [];
    const has = planned === 'none' ? 'has no changeset' : `has no changeset above ${planned}`;
    return [`${name} ${has}, and the changes of openapi.yaml need ${needed}: run \`pnpm changeset\`.`];
  });
}

/** The same for the changesets that a change adds: those of other changes do not count for it. */
export function missingOwnBumps(
  needed: Bump,
  added: readonly Pick<PlannedRelease, 'name' | 'bump'>[],
): readonly string[] {
  return DOCUMENT_PACKAGES.flatMap((name) => {
    const own = bumpOf(name, added);
    if (isAtLeast(own, needed)) return [];
    const adds = own === 'none' ? 'adds no changeset' : `adds no changeset above ${own}`;
    return [`This change ${adds} for ${name}, and its changes of openapi.yaml need ${needed}: run \`pnpm changeset\`.`];
  });
}

/** The largest of some bumps; `none` for an empty list. */
export function largest(bumps: readonly Bump[]): Bump {
  return bumps.reduce((found, bump) => (isAtLeast(found, bump) ? found : bump), 'none');
}

function isAtLeast(bump: Bump, other: Bump): boolean {
  return ORDER.indexOf(bump) >= ORDER.indexOf(other);
}
