import fc from 'fast-check';
import type { Mutant } from '../mutant.ts';
import { answerMutants } from './answer-mutants.ts';
import { optionMutants } from './option-mutants.ts';
import { ruleMutants, statusMutants } from './rule-mutants.ts';

/** The mutants that follow from the document, by their kind. A new field or option has its mutants at once. */
export const generatedMutants: Readonly<Record<string, readonly Mutant[]>> = {
  'rules of requests': ruleMutants,
  'statuses of failures': statusMutants,
  'fields and headers of answers': answerMutants,
  options: optionMutants,
};

/** A sample of so many mutants, of each kind alike. The same seed leads to the same sample. */
export function sampleOfGenerated(count: number, seed: number) {
  const kinds = Object.entries(generatedMutants);
  return kinds.map(([kind, mutants]) => {
    const size = Math.min(mutants.length, Math.floor(count / kinds.length));
    const sample = fc.shuffledSubarray([...mutants], { minLength: size, maxLength: size });
    return { kind, mutants: size === 0 ? [] : (fc.sample(sample, { seed, numRuns: 1 })[0] ?? []) };
  });
}
