import type { Route } from '../document/operations.ts';
import type { HttpResponse } from '../oracle/response.ts';

/** Provokes the response that an example shows, and returns it. In a file of its own, since all scenarios have this type. */
export type ExampleScenario = (context: ScenarioContext) => Promise<HttpResponse>;

export interface ScenarioContext {
  /** A route of the operation that shows the example. */
  readonly route: Route;
  /** Separates the customers of this run from those of all others. */
  readonly tag: string;
}
