import { jsonIfAny } from '../../exchange/answer.ts';
import type { Check } from '../check.ts';
import { hasNoBodyByDefinition } from '../hollow-answers.ts';

/** The envelope repeats the status of the response, for clients that lose it on the way. */
export const statusCodeIsEchoed: Check = (answer) => {
  if (hasNoBodyByDefinition(answer)) return [];
  const body = jsonIfAny(answer) as { statusCode?: unknown } | null | undefined;
  return body?.statusCode === answer.status ? [] : [`statusCode is ${body?.statusCode}, the status ${answer.status}`];
};
