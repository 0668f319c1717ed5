/** How much a version is raised, in the terms of Semantic Versioning. */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

const ORDER: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** Whether one bump is as large as another, or larger. */
export function isAtLeast(bump: Bump, other: Bump): boolean {
  return ORDER.indexOf(bump) >= ORDER.indexOf(other);
}

/** The largest of some bumps; of none, `none`. */
export function largest(bumps: readonly Bump[]): Bump {
  return bumps.reduce((found, bump) => (isAtLeast(found, bump) ? found : bump), 'none');
}
