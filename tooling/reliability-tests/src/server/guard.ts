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
