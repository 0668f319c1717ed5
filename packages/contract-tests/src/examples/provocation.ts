import type { Route } from '../document/operations.ts';
import type { Answer } from '../exchange/answer.ts';

/** Does what leads to the answer that an example shows, and hands that answer on. */
export type Provocation = (setting: Setting) => Promise<Answer>;

export interface Setting {
  /** The route to call. Its operation is the one that has the example. */
  readonly route: Route;
  /** Keeps the customers of this run apart from those of all others. */
  readonly tag: string;
}
