import type { Verdict } from './try-mutant.ts';

const NAME_WIDTH = 84;

/** One line for a mutant. */
export function verdictLine({ mutant, outcome, detail, seconds }: Verdict): string {
  const what = `${mutant.package}: ${mutant.name}`.padEnd(NAME_WIDTH);
  const how = outcome === 'caught' ? outcome : outcome.toUpperCase();
  return `${how.padEnd(8)}  ${what}  ${String(seconds).padStart(3)} s  ${detail}`;
}

/** The last line. */
export function summary(verdicts: readonly Verdict[], seconds: number): string {
  const count = (outcome: Verdict['outcome']): number =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const caught = `${count('caught')} of ${verdicts.length} mutants caught in ${seconds} s`;
  const others = `${count('survived')} survived, ${count('broken')} broken`;
  return count('caught') === verdicts.length ? caught : `${caught}; ${others}`;
}
