import type { CodeChange, Random, TestEnvironment } from '@rollcall/test-environment';
import type { Metric, Mode } from './metrics.ts';
import type { RollcallServer, StartOptions } from './rollcall-server.ts';

/** An action on a server and the server's promise meanwhile. `Size` says how much is done. */
export interface ExperimentDefinition<Size> {
  readonly name: string;
  /** One sentence. The bounds of the metrics say the same in numbers. */
  readonly promise: string;
  readonly sizes: Readonly<Record<Mode, Size>>;
  /** The code of the server that keeps the promise. Without any one of them, the short mode must break it. */
  readonly safeguards: readonly Safeguard[];
  /** Why this machine cannot run the experiment; `undefined` if it can. */
  readonly obstacle?: () => Promise<string | undefined>;
  readonly run: (environment: ExperimentEnvironment, size: Size) => Promise<readonly Metric[]>;
}

/** An experiment that can run in either mode. */
export interface Experiment extends Omit<ExperimentDefinition<never>, 'run' | 'sizes'> {
  readonly run: (environment: ExperimentEnvironment, mode: Mode) => Promise<readonly Metric[]>;
}

export function defineExperiment<Size>({ sizes, run, ...description }: ExperimentDefinition<Size>): Experiment {
  return { ...description, run: (environment, mode) => run(environment, sizes[mode]) };
}

/** The test environment of an experiment. */
export interface ExperimentEnvironment extends TestEnvironment {
  readonly random: Random;
  /** Starts the server under test and resolves when it listens. @throws StartFailure if it ends before. */
  startServer(options: StartOptions): Promise<RollcallServer>;
}

/** Code of the built server that a promise depends on. Its replacement shows whether the experiment notices the loss. */
export interface Safeguard extends CodeChange {
  /** The server's behaviour as a clause: `answers after the commit`. */
  readonly name: string;
  /** The metric that is out of bounds without the safeguard, or {@link wholeRun}. */
  readonly breaks: string;
}

/** The promise that breaks if the server does not survive the experiment. */
export const wholeRun = 'the whole run';
