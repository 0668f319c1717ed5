import type { Verdict } from './try-mutant.js';

const NAME_WIDTH = 82;

/** One line for a mutant. */
export function verdictLine({ mutant, caughtBy, seconds }: Verdict): string {
  const what = `${mutant.package}: ${mutant.name}`.padEnd(NAME_WIDTH);
  return `${caughtBy ? 'caught  ' : 'SURVIVED'}  ${what}  ${String(seconds).padStart(3)} s  ${caughtBy ?? ''}`;
}

/** The last line. */
export function summary(verdicts: readonly Verdict[], seconds: number): string {
  const survivors = verdicts.filter(({ caughtBy }) => caughtBy === undefined);
  const caught = `${verdicts.length - survivors.length} of ${verdicts.length} mutants caught in ${seconds} s`;
  return survivors.length === 0 ? caught : `${caught}; ${survivors.length} survived`;
}
