import type { Figures } from './figures.ts';

/** Something that is measured once in each round. */
export interface Contender {
  /** How the report calls it. */
  readonly name: string;
  /** Whether the run goes on without it when it fails. Default: false. */
  readonly optional?: boolean;
  /** Makes everything ready, measures, and leaves nothing behind. @throws Error where not all of the work was done. */
  measure(): Promise<Figures>;
}
