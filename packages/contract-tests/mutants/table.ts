import type { Mutant } from './mutant.ts';

/** The catchers of mutants: the cheapest first, then the one that any implementation has. */
export const catchers = ['types', 'black box', 'server tests'] as const;
export type Catcher = (typeof catchers)[number];

/** The result of one mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  /** `broken`: the tests could not be run against it, so it proves nothing. */
  readonly outcome: 'caught' | 'survived' | 'broken';
  /** Every catcher that has noticed it. The later ones are tried only if the earlier ones do not, or if all are asked for. */
  readonly caughtBy: readonly Catcher[];
  /** The error or the test that caught it, or why it is broken. */
  readonly detail: string;
  readonly seconds: number;
}

interface Kind {
  readonly kind: string;
  readonly mutants: readonly Mutant[];
}

/** A table in Markdown: how many mutants of each kind each catcher has caught, and the names of the others. */
export function tableOf(kinds: readonly Kind[], verdicts: readonly Verdict[]): string {
  const rows = kinds
    .filter(({ mutants }) => mutants.length > 0)
    .map(({ kind, mutants }) => rowOf(kind, mutants, verdicts));
  const others = verdicts.filter(({ outcome }) => outcome !== 'caught');
  return [
    '| Kind | Tried | Types | Black box: histories | Other black box | Tests of the SDK | Server tests | Survived | Broken |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    ...others.map(
      ({ mutant, outcome, detail }) => `- ${outcome}: ${mutant.package}: ${mutant.name} ${detail.split('\n')[0]}`,
    ),
    '',
  ].join('\n');
}

function rowOf(kind: string, mutants: readonly Mutant[], verdicts: readonly Verdict[]): string {
  const own = verdicts.filter(({ mutant }) => mutants.includes(mutant));
  const count = (isCounted: (verdict: Verdict) => boolean): number => own.filter(isCounted).length;
  const by = (catcher: Catcher) => count(({ caughtBy }) => caughtBy.includes(catcher));
  const isBlackBox = ({ caughtBy }: Verdict) => caughtBy.includes('black box');
  const byHistories = count((one) => isBlackBox(one) && one.detail.includes('registry-model'));
  const bySdk = count((one) => isBlackBox(one) && one.mutant.package === 'client');
  const caught = [by('types'), byHistories, by('black box') - byHistories - bySdk, bySdk, by('server tests')];
  const failed = [count(({ outcome }) => outcome === 'survived'), count(({ outcome }) => outcome === 'broken')];
  return `| ${[kind, own.length, ...caught, ...failed].join(' | ')} |`;
}
