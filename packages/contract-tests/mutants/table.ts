import type { Mutant } from './mutant.ts';

/** The result of one mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  /** `broken`: the tests could not be run against it, so it proves nothing. */
  readonly outcome: 'caught' | 'survived' | 'broken';
  /** The test that caught it, or why it is broken. */
  readonly detail: string;
  readonly seconds: number;
}

interface Kind {
  readonly kind: string;
  readonly mutants: readonly Mutant[];
}

/** A table in Markdown: how many mutants of each kind the tests have caught, and the names of the others. */
export function tableOf(kinds: readonly Kind[], verdicts: readonly Verdict[]): string {
  const rows = kinds
    .filter(({ mutants }) => mutants.length > 0)
    .map(({ kind, mutants }) => rowOf(kind, mutants, verdicts));
  const others = verdicts.filter(({ outcome }) => outcome !== 'caught');
  return [
    '| Kind | Tried | Caught by histories | Caught by other black-box tests | Caught by tests of the SDK | Survived | Broken |',
    '|---|---|---|---|---|---|---|',
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
  const caught = own.filter(({ outcome }) => outcome === 'caught');
  const byHistories = caught.filter(({ detail }) => detail.includes('registry-model')).length;
  const bySdk = caught.filter(({ mutant }) => mutant.package === 'client').length;
  const cells = [kind, own.length, byHistories, caught.length - byHistories - bySdk, bySdk];
  const failed = [count(({ outcome }) => outcome === 'survived'), count(({ outcome }) => outcome === 'broken')];
  return `| ${[...cells, ...failed].join(' | ')} |`;
}
