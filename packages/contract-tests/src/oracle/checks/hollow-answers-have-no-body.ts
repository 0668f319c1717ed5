import type { Check } from '../check.ts';
import { hasNoBodyByDefinition } from '../hollow-answers.ts';

export const hollowAnswersHaveNoBody: Check = (answer) =>
  hasNoBodyByDefinition(answer) && answer.body.length > 0 ? [`there are ${answer.body.length} bytes of body`] : [];
