import type { Figure } from './metrics.ts';
import type { Lab } from './test-environment.ts';

/** `short` takes seconds and runs with all tests; `full` gives the figures that are published. */
export type Extent = 'short' | 'full';

/** What is done to a server, and what is promised of it meanwhile. `Size` says how much is done. */
interface ExperimentDefinition<Size> {
  readonly name: string;
  /** One sentence. The bounds of the figures say the same in numbers. */
  readonly promise: string;
  readonly sizes: Readonly<Record<Extent, Size>>;
  /** What in the server keeps the promise. Without any one of them the short form has to break it. */
  readonly guards: readonly Guard[];
  /** Why it cannot be done on this machine; `undefined` where it can. */
  readonly obstacle?: () => Promise<string | undefined>;
  readonly run: (lab: Lab, size: Size) => Promise<readonly Figure[]>;
}

/** An experiment that can be run in either extent. */
export interface Experiment extends Omit<ExperimentDefinition<never>, 'run' | 'sizes'> {
  readonly run: (lab: Lab, extent: Extent) => Promise<readonly Figure[]>;
}

export function defineExperiment<Size>({ sizes, run, ...description }: ExperimentDefinition<Size>): Experiment {
  return { ...description, run: (lab, extent) => run(lab, sizes[extent]) };
}

/** A piece of the built server that a promise depends on, and how to take it out to see whether anybody notices. */
export interface Guard {
  /** What the server does, as a clause: `answers after the commit`. */
  readonly name: string;
  /** Below the server's `dist`. */
  readonly file: string;
  /** The code as it is built; it stands in the file once. */
  readonly code: string;
  readonly replacement: string;
  /** The figure that is out of bounds without the guard, or {@link wholeRun}. */
  readonly breaks: string;
}

/** What breaks where the server does not even live to the end of the experiment. */
export const wholeRun = 'the whole run';
