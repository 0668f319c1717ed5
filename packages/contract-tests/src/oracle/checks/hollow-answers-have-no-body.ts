import type { Check } from '../check.js';
import { hasNoBodyByDefinition } from '../hollow-answers.js';

export const hollowAnswersHaveNoBody: Check = (answer) =>
  hasNoBodyByDefinition(answer) && answer.body.length > 0 ? [`there are ${answer.body.length} bytes of body`] : [];
