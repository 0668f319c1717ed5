import type { Question } from './protocol.ts';

/**
 * How many inserts share a transaction at most, and how many while others wait for its end. Sharing saves most of what
 * a commit costs; what waits, reads above all, is not to wait long.
 */
const insertsMax = 16;
const insertsMaxWaitedFor = 4;

/** Who has the database at the moment. */
export interface Holder {
  /** The transaction of one that runs. */
  readonly own: number | undefined;
  /** How many inserts the transaction of several has that runs. */
  readonly groupInserts: number | undefined;
  /** The members that have joined a transaction of several and not left it. */
  readonly members: { has(member: number): boolean };
}

/** The work that waits for the database, and the order in which it gets it. */
export class WaitingWork {
  readonly #questions: Question[] = [];
  /** How many that need the database for themselves come before the next group. */
  #aloneFirst = 0;

  add(question: Question): void {
    this.#questions.push(question);
  }

  /** To be called when a group is over: those who have waited for its end come next. */
  letOthersGo(): void {
    this.#aloneFirst = this.#questions.filter(needsAll).length;
  }

  /** Takes out what comes next; `undefined` where nothing that waits may come now. */
  next({ own, groupInserts, members }: Holder): Question | undefined {
    if (own !== undefined) return this.#take((question) => 'own' in question && question.own === own);
    return (
      this.#take(({ kind }) => kind === 'look-up') ??
      this.#take((question) => 'member' in question && members.has(question.member)) ??
      (groupInserts === undefined ? this.#nextOfAll() : this.#nextOfGroup(groupInserts))
    );
  }

  #nextOfGroup(inserts: number): Question | undefined {
    const max = this.#questions.some(needsAll) ? insertsMaxWaitedFor : insertsMax;
    return inserts < max ? this.#take(mayShare) : undefined;
  }

  #nextOfAll(): Question | undefined {
    if (this.#aloneFirst > 0) {
      this.#aloneFirst -= 1;
      const alone = this.#take(needsAll);
      if (alone) return alone;
    }
    return this.#take(mayShare) ?? this.#take(needsAll) ?? this.#take(({ kind }) => kind === 'close');
  }

  #take(matches: (question: Question) => boolean): Question | undefined {
    const index = this.#questions.findIndex(matches);
    return index < 0 ? undefined : this.#questions.splice(index, 1)[0];
  }
}

/** Whether it begins something in a transaction that it may share with others. */
function mayShare(question: Question): boolean {
  return question.kind === 'join' || (question.kind === 'insert' && isLoose(question));
}

/** Whether it needs the database for itself. */
function needsAll(question: Question): boolean {
  return question.kind === 'begin' || (question.kind === 'statement' && isLoose(question));
}

function isLoose(question: Question): boolean {
  return !('own' in question) && !('member' in question);
}
