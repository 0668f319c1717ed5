import type { FigureName, Figures } from './figures.ts';
import { type Spread, spread } from './spread.ts';

/** Everything that was measured in a run: for each contender and figure one value per round. */
export class Results {
  readonly #rounds = new Map<string, Figures[]>();

  record(contender: string, figures: Figures): void {
    for (const [figure, value] of Object.entries(figures)) {
      if (!Number.isFinite(value)) throw new Error(`${contender}: ${figure} is ${value}`);
    }
    this.#rounds.set(contender, [...(this.#rounds.get(contender) ?? []), figures]);
  }

  /** In the order in which they were first measured. */
  get contenders(): readonly string[] {
    return [...this.#rounds.keys()];
  }

  /** One value per round; empty where it was not measured. */
  values(contender: string, figure: FigureName): readonly number[] {
    const values = (this.#rounds.get(contender) ?? []).map((figures) => figures[figure]);
    return values.filter((value) => value !== undefined);
  }

  spread(contender: string, figure: FigureName): Spread | undefined {
    return spread(this.values(contender, figure));
  }

  /** Of the quotients within each round: what changes from round to round is in both of them. */
  ratio(of: string, over: string, figure: FigureName, figureOfOther = figure): Spread | undefined {
    const denominators = this.values(over, figureOfOther);
    const numerators = this.values(of, figure);
    if (numerators.length !== denominators.length) return undefined;
    return spread(numerators.map((value, round) => value / (denominators[round] as number)));
  }
}
