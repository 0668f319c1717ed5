import type { Responses } from '../document/operations.ts';
import {
  bodilessResponsesAreEmpty,
  bodyMatchesSchema,
  type Check,
  declaredHeadersAreSent,
  failureAgreesWithItself,
  mediaTypeIsDeclared,
  noOtherHeadersAreSent,
  nothingLeaks,
  statusCodeIsEchoed,
  statusIsDeclared,
} from './checks.ts';
import { describeResponse, type HttpResponse } from './response.ts';

/** Everything that every answer has to keep, whatever the test that asked for it looks at. */
export const checks = {
  statusIsDeclared,
  mediaTypeIsDeclared,
  declaredHeadersAreSent,
  noOtherHeadersAreSent,
  bodyMatchesSchema,
  bodilessResponsesAreEmpty,
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
export function violationsOf(response: HttpResponse, responses: Responses): Violation[] {
  return (Object.keys(checks) as CheckName[]).flatMap((check) =>
    checks[check](response, responses).map((problem) => ({ check, problem })),
  );
}

/** @throws Error that lists every violation, if there is one, and shows the answer. */
export function assertConforms(request: string, response: HttpResponse, responses: Responses): void {
  const violations = violationsOf(response, responses);
  if (violations.length === 0) return;
  const list = violations.map(({ check, problem }) => `- ${check}: ${problem}`);
  throw new Error(
    [`The answer to ${request} breaks the contract:`, ...list, '', describeResponse(response)].join('\n'),
  );
}
