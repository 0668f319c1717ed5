import { customerColumns } from '../../sql/tables.ts';
import { insertRows } from './insert-rows.ts';
import { closeDatabaseFile, type GuardedDatabase } from './libsql.ts';
import type { Answer, InsertResult, Question, Statement, StatementResult, WorkFailure } from './protocol.ts';
import { WaitingWork } from './scheduler.ts';

/** A transaction of several. */
interface Group {
  inserts: number;
  /** What is answered when it is durable. */
  readonly answers: Answer[];
}

/**
 * Does the work that the process asks for on the one connection to the database, one after the other. Inserts that wait
 * at the same time share a transaction, and with it the cost of its commit; each is answered after that commit. Where
 * the transaction fails, nothing of it is stored, and all that have a part in it fail.
 */
export class DatabaseOwner {
  readonly #database: GuardedDatabase;
  readonly #waiting = new WaitingWork();
  /** Those that have joined a group and not left it, and why they cannot go on where it has failed. */
  readonly #members = new Map<number, WorkFailure | undefined>();
  /** Those of them that have stored something, which cannot be taken back without the whole group. */
  readonly #changed = new Set<number>();
  #group: Group | undefined;
  #own: number | undefined;

  constructor(database: GuardedDatabase) {
    this.#database = database;
  }

  add(question: Question): void {
    this.#waiting.add(question);
  }

  /**
   * Does the next piece of work.
   *
   * @returns the answers that are due after it; `undefined` where there is nothing to do at the moment.
   */
  step(): readonly Answer[] | undefined {
    const holder = { own: this.#own, groupInserts: this.#group?.inserts, members: this.#members };
    const question = this.#waiting.next(holder);
    if (question) return isOfGroup(question) ? this.#doInGroup(question) : [this.#doAlone(question)];
    return this.#group && !this.#hasMembers() ? this.#commit(this.#group) : undefined;
  }

  #hasMembers(): boolean {
    return [...this.#members.values()].some((failure) => failure === undefined);
  }

  #doAlone(question: Question): Answer {
    try {
      return { id: question.id, value: this.#do(question) };
    } catch (error) {
      return { id: question.id, failure: toFailure(error) };
    }
  }

  #doInGroup(question: Question): readonly Answer[] {
    const { id } = question;
    const member = 'member' in question ? question.member : undefined;
    const failure = member === undefined ? undefined : this.#members.get(member);
    if (question.kind === 'leave' && member !== undefined) this.#members.delete(member);
    if (failure) return [{ id, failure }];
    try {
      this.#group ??= this.#beginGroup();
      const value = this.#do(question);
      const answer = { id, value };
      if (question.kind === 'insert') this.#group.inserts += 1;
      if (member !== undefined && changes(question, value)) this.#changed.add(member);
      if (member !== undefined && question.kind !== 'leave') return [answer];
      this.#group.answers.push(answer);
      return [];
    } catch (error) {
      return [...this.#fail(rolledBack), { id, failure: toFailure(error) }];
    }
  }

  #do(question: Question): unknown {
    // SQLite rolls back by itself when the disk is full: what still comes would be durable, and alone.
    if (this.#own !== undefined && question.kind !== 'end' && !this.#database.inTransaction) throw rolledBack;
    switch (question.kind) {
      case 'statement':
      case 'look-up':
        return this.#run(question);
      case 'insert':
        return insertRows(this.#database, question.values);
      case 'begin':
        this.#run(begin);
        this.#own = question.own;
        return undefined;
      case 'end':
        return this.#end(question.commit);
      case 'join':
        this.#members.set(question.member, undefined);
        return undefined;
      case 'leave':
        if (this.#changed.delete(question.member) && question.failed) {
          throw new Error('a member of the transaction has failed');
        }
        return undefined;
      case 'close':
        closeDatabaseFile(this.#database);
        return undefined;
    }
  }

  #run({ sql, parameters }: Statement): StatementResult {
    const statement = this.#database.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) };
    return { rows: [], changes: Number(statement.run(parameters).changes) };
  }

  #beginGroup(): Group {
    this.#run(begin);
    return { inserts: 0, answers: [] };
  }

  #commit({ answers }: Group): readonly Answer[] {
    try {
      this.#run(commit);
    } catch (error) {
      return this.#fail(toFailure(error));
    }
    this.#group = undefined;
    this.#waiting.letOthersGo();
    return answers;
  }

  /** Takes back the group that runs. */
  #fail(failure: WorkFailure): readonly Answer[] {
    const answers = this.#group?.answers ?? [];
    this.#group = undefined;
    this.#changed.clear();
    this.#rollBack();
    for (const [member, known] of this.#members) this.#members.set(member, known ?? failure);
    this.#waiting.letOthersGo();
    return answers.map(({ id }) => ({ id, failure }));
  }

  #end(commits: boolean): void {
    if (commits) this.#run(commit);
    else this.#rollBack();
    this.#own = undefined;
  }

  /** SQLite itself has rolled back when the disk is full; doing it again would fail and hide that error. */
  #rollBack(): void {
    if (this.#database.inTransaction) this.#run(rollback);
  }
}

// The write lock is taken at once. A transaction that asks for it later can fail without waiting for anybody.
const begin: Statement = { sql: 'begin immediate', parameters: [] };
const commit: Statement = { sql: 'commit', parameters: [] };
const rollback: Statement = { sql: 'rollback', parameters: [] };

/** What those are told who have a part in a transaction in which another one has failed. */
const rolledBack: WorkFailure = { code: 'SQLITE_ABORT_ROLLBACK', message: 'the shared transaction was rolled back' };

/** Whether a piece of work has stored something. */
function changes(question: Question, value: unknown): boolean {
  if (question.kind === 'statement') return (value as StatementResult).changes !== 0;
  if (question.kind !== 'insert') return false;
  return (value as InsertResult).missing.length < question.values.length / customerColumns.length;
}

function isOfGroup(question: Question): boolean {
  return 'member' in question || (question.kind === 'insert' && !('own' in question));
}

/** What another thread is told of an error. */
export function toFailure(error: unknown): WorkFailure {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  return { code, message };
}
