import type { WorkRequest } from './protocol.ts';

// Limits of a commit group. Sharing a commit saves most of its cost, but other work, mostly reads, must not wait long.
const insertsMax = 16;
const insertsMaxWhileOthersWait = 4;

/** The work that occupies the database. */
interface DatabaseState {
  /** The exclusive transaction that runs. */
  readonly exclusive: number | undefined;
  /** How many inserts the open commit group has. */
  readonly groupInserts: number | undefined;
  /** The members of commit groups that have joined and not left. */
  readonly members: { has(member: number): boolean };
}

/** The requests that wait for the database, and the order in which they get it. */
export class WorkScheduler {
  readonly #queue: WorkRequest[] = [];
  /** How many requests that cannot share the database run before the next group begins. */
  #unsharedFirst = 0;

  add(request: WorkRequest): void {
    this.#queue.push(request);
  }

  /** To be called when a group has ended: the requests that had to wait for its end run next. */
  onGroupEnd(): void {
    this.#unsharedFirst = this.#queue.filter(needsDatabaseAlone).length;
  }

  /** Removes the next request from the queue; `undefined` if none of the waiting ones may run now. */
  next({ exclusive, groupInserts, members }: DatabaseState): WorkRequest | undefined {
    if (exclusive !== undefined)
      return this.#take((request) => 'exclusive' in request && request.exclusive === exclusive);
    return (
      this.#take(({ kind }) => kind === 'read-outside-transaction') ??
      this.#take((request) => 'member' in request && members.has(request.member)) ??
      (groupInserts === undefined ? this.#nextOfAll() : this.#nextOfGroup(groupInserts))
    );
  }

  #nextOfGroup(inserts: number): WorkRequest | undefined {
    const max = this.#queue.some(needsDatabaseAlone) ? insertsMaxWhileOthersWait : insertsMax;
    return inserts < max ? this.#take(mayShareCommit) : undefined;
  }

  #nextOfAll(): WorkRequest | undefined {
    if (this.#unsharedFirst > 0) {
      this.#unsharedFirst -= 1;
      const unshared = this.#take(needsDatabaseAlone);
      if (unshared) return unshared;
    }
    return this.#take(mayShareCommit) ?? this.#take(needsDatabaseAlone) ?? this.#take(({ kind }) => kind === 'close');
  }

  #take(matches: (request: WorkRequest) => boolean): WorkRequest | undefined {
    const index = this.#queue.findIndex(matches);
    return index < 0 ? undefined : this.#queue.splice(index, 1)[0];
  }
}

/** Whether the request begins something in a commit group. */
function mayShareCommit(request: WorkRequest): boolean {
  return request.kind === 'join' || (request.kind === 'insert' && isStandalone(request));
}

function needsDatabaseAlone(request: WorkRequest): boolean {
  return request.kind === 'begin' || (request.kind === 'statement' && isStandalone(request));
}

function isStandalone(request: WorkRequest): boolean {
  return !('exclusive' in request) && !('member' in request);
}
