import type { Bump } from '../bump.ts';

/** What a change means: the version bump that it asks for, and what happened, to be read after its place. */
export interface Judgement {
  readonly bump: Bump;
  readonly what: string;
}
