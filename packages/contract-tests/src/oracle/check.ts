import type { Responses } from '../document/operations.ts';
import type { Answer } from '../exchange/answer.ts';

/**
 * One rule that every answer has to keep. It names what breaks the rule, in a phrase each; nothing where all is well.
 *
 * A check that has nothing to compare with, because the status is not declared, stays silent: that is for
 * `statusIsDeclared` to report.
 */
export type Check = (answer: Answer, responses: Responses) => readonly string[];
