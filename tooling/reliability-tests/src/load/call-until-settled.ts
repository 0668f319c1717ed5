import { setTimeout } from 'node:timers/promises';
import type { Answer, Call, Caller } from '../http/caller.ts';

const attemptsMax = 30;

/** Calls again for as long as the answer is 409, after the time that it names. @returns every answer; the last counts. */
export async function callUntilSettled(caller: Caller, call: Call): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (;;) {
    const answer = await caller.call(call);
    answers.push(answer);
    if (answer.status !== 409 || answers.length === attemptsMax) return answers;
    await setTimeout(1_000 * Number(answer.headers['retry-after']));
  }
}
