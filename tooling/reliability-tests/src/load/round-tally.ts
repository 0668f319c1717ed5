import type { Answer } from '../http/caller.ts';

/** What identical requests with one idempotency key were answered, round by round; each round has a key of its own. */
export class RoundTally {
  answers = 0;
  /** Answers that the first request is still in progress, with the time to wait. */
  inProgress = 0;
  /** Answers that are neither such nor a success, in words. */
  readonly others: string[] = [];
  /** Rounds in which not exactly one answer was that of the work itself, and all others replayed. */
  notDoneOnce = 0;
  /** Rounds in which clients were left with different answers. */
  differing = 0;

  /** @param clients what each client of the round was answered, until it was told no more to wait. */
  add(clients: readonly (readonly Answer[])[]): void {
    const answers = clients.flat();
    const successes = answers.filter(({ status }) => status === 200);
    const others = answers.filter((answer) => answer.status !== 200 && !isInProgress(answer));
    this.answers += answers.length;
    this.inProgress += answers.length - successes.length - others.length;
    this.others.push(...others.map(({ status, text }) => `${status}: ${text}`));
    if (successes.filter(({ headers }) => headers['idempotency-replayed'] !== 'true').length !== 1)
      this.notDoneOnce += 1;
    if (new Set(clients.map((attempts) => attempts.at(-1)?.text)).size !== 1) this.differing += 1;
  }
}

function isInProgress({ status, headers, text }: Answer): boolean {
  return status === 409 && Number(headers['retry-after']) > 0 && text.includes('"idempotency_in_progress"');
}
