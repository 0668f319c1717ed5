import type { Responses } from '../document/operations.ts';
import { type Answer, describeAnswer } from '../exchange/answer.ts';
import type { Check } from './check.ts';
import { bodyMatchesSchema } from './checks/body-matches-schema.ts';
import { declaredHeadersAreSent } from './checks/declared-headers-are-sent.ts';
import { failureAgreesWithItself } from './checks/failure-agrees-with-itself.ts';
import { hollowAnswersHaveNoBody } from './checks/hollow-answers-have-no-body.ts';
import { mediaTypeIsDeclared } from './checks/media-type-is-declared.ts';
import { noOtherHeadersAreSent } from './checks/no-other-headers-are-sent.ts';
import { nothingLeaks } from './checks/nothing-leaks.ts';
import { statusCodeIsEchoed } from './checks/status-code-is-echoed.ts';
import { statusIsDeclared } from './checks/status-is-declared.ts';

/** Everything that every answer has to keep, whatever the test that asked for it looks at. */
export const checks = {
  statusIsDeclared,
  mediaTypeIsDeclared,
  declaredHeadersAreSent,
  noOtherHeadersAreSent,
  bodyMatchesSchema,
  hollowAnswersHaveNoBody,
  statusCodeIsEchoed,
  failureAgreesWithItself,
  nothingLeaks,
} satisfies Record<string, Check>;
export type CheckName = keyof typeof checks;

/** One way in which an answer breaks the contract. */
export interface Violation {
  readonly check: CheckName;
  readonly problem: string;
}

/** Every violation of the contract in an answer of an operation that declares `responses`. */
export function violationsOf(answer: Answer, responses: Responses): Violation[] {
  return (Object.keys(checks) as CheckName[]).flatMap((check) =>
    checks[check](answer, responses).map((problem) => ({ check, problem })),
  );
}

/** @throws Error that lists every violation, if there is one, and shows the answer. */
export function assertKeepsContract(request: string, answer: Answer, responses: Responses): void {
  const violations = violationsOf(answer, responses);
  if (violations.length === 0) return;
  const list = violations.map(({ check, problem }) => `- ${check}: ${problem}`);
  throw new Error([`The answer to ${request} breaks the contract:`, ...list, '', describeAnswer(answer)].join('\n'));
}
