import type { Responses } from '../document/operations.ts';
import {
  bodilessResponsesAreEmpty,
  bodyMatchesSchema,
  type Check,
  codeIsShown,
  declaredHeadersAreSent,
  existingComesWithItsCodes,
  failureIsConsistent,
  mediaTypeIsDeclared,
  noOtherHeadersAreSent,
  nothingLeaks,
  rateLimitIsConsistent,
  statusCodeIsEchoed,
  statusIsDeclared,
} from './checks.ts';
import { describeResponse, type HttpResponse } from './response.ts';

/** The rules for every response, whatever the test itself is about. */
export const checks = {
  statusIsDeclared,
  mediaTypeIsDeclared,
  declaredHeadersAreSent,
  noOtherHeadersAreSent,
  bodyMatchesSchema,
  bodilessResponsesAreEmpty,
  statusCodeIsEchoed,
  failureIsConsistent,
  codeIsShown,
  existingComesWithItsCodes,
  rateLimitIsConsistent,
  nothingLeaks,
} satisfies Record<string, Check>;
export type CheckName = keyof typeof checks;

/** One way in which a response breaks the contract. */
export interface Violation {
  readonly check: CheckName;
  readonly problem: string;
}

/** Every violation of the contract in a response of an operation that declares `responses`. */
export function violationsOf(response: HttpResponse, responses: Responses): Violation[] {
  return (Object.keys(checks) as CheckName[]).flatMap((check) =>
    checks[check](response, responses).map((problem) => ({ check, problem })),
  );
}

/** @throws Error if there is a violation; it lists all violations and shows the response. */
export function assertConforms(request: string, response: HttpResponse, responses: Responses): void {
  const violations = violationsOf(response, responses);
  if (violations.length === 0) return;
  const list = violations.map(({ check, problem }) => `- ${check}: ${problem}`);
  throw new Error(
    [`The response to ${request} breaks the contract:`, ...list, '', describeResponse(response)].join('\n'),
  );
}
