import { inject } from 'vitest';
import type { Extent } from './experiment.ts';

declare module 'vitest' {
  interface ProvidedContext {
    extent: Extent;
  }
}

/** How much this run does: `vitest run --mode full` does all. */
export const extent: Extent = inject('extent');
