import { cases } from '../document/cases.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { type ExpectedIssues, expectedIssues } from './expected-issues.ts';

/** A candidate that is invalid, and what is wrong with it. */
export interface InvalidCandidate extends Candidate {
  readonly expected: ExpectedIssues;
}

/** The candidates of a schema of the document that it refuses. */
export function invalidCandidatesOf(schemaName: string): readonly InvalidCandidate[] {
  const schema = { $ref: `#/components/schemas/${schemaName}` };
  const judged = candidatesOf(schema).map((candidate) => ({
    ...candidate,
    expected: expectedIssues(schema, candidate.value),
  }));
  return cases(
    'invalid candidates',
    judged.filter(({ expected }) => expected.size > 0),
  );
}
