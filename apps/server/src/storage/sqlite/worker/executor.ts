import { customerColumns } from '../../sql/tables.ts';
import { insertRows } from './insert-rows.ts';
import { closeDatabaseFile, type SafeLibsqlDatabase } from './libsql.ts';
import type { InsertResult, Statement, StatementResult, WorkFailure, WorkRequest, WorkResponse } from './protocol.ts';
import { WorkScheduler } from './scheduler.ts';

/** A transaction that several requests share. */
interface CommitGroup {
  inserts: number;
  /** Sent when the transaction is durable. */
  readonly responses: WorkResponse[];
}

/**
 * Runs the submitted work on the one connection to the database, one request at a time. Inserts that wait at the same
 * time share a transaction, and with it the cost of its commit (group commit). The worker responds to each of them
 * after the commit. If the transaction fails, nothing in it is stored and every request in it fails.
 */
export class WorkExecutor {
  readonly #database: SafeLibsqlDatabase;
  readonly #scheduler = new WorkScheduler();
  /** The members that have joined a group and not left, each with the reason why its group failed, if it did. */
  readonly #members = new Map<number, WorkFailure | undefined>();
  /** The members that have written. Their work cannot be rolled back without the whole group. */
  readonly #writers = new Set<number>();
  #group: CommitGroup | undefined;
  #exclusive: number | undefined;

  constructor(database: SafeLibsqlDatabase) {
    this.#database = database;
  }

  add(request: WorkRequest): void {
    this.#scheduler.add(request);
  }

  /**
   * Runs the next request, or commits the group if there is none.
   *
   * @returns the responses to send now; `undefined` if there is nothing to do at the moment.
   */
  step(): readonly WorkResponse[] | undefined {
    const state = { exclusive: this.#exclusive, groupInserts: this.#group?.inserts, members: this.#members };
    const request = this.#scheduler.next(state);
    if (request) return isOfGroup(request) ? this.#runInGroup(request) : [this.#runAlone(request)];
    return this.#group && !this.#hasMembers() ? this.#commit(this.#group) : undefined;
  }

  #hasMembers(): boolean {
    return [...this.#members.values()].some((failure) => failure === undefined);
  }

  #runAlone(request: WorkRequest): WorkResponse {
    try {
      return { id: request.id, value: this.#run(request) };
    } catch (error) {
      return { id: request.id, failure: toFailure(error) };
    }
  }

  #runInGroup(request: WorkRequest): readonly WorkResponse[] {
    const { id } = request;
    const member = 'member' in request ? request.member : undefined;
    const failure = member === undefined ? undefined : this.#members.get(member);
    if (request.kind === 'leave' && member !== undefined) this.#members.delete(member);
    if (failure) return [{ id, failure }];
    try {
      this.#group ??= this.#beginGroup();
      const value = this.#run(request);
      const response = { id, value };
      if (request.kind === 'insert') this.#group.inserts += 1;
      if (member !== undefined && hasWritten(request, value)) this.#writers.add(member);
      if (member !== undefined && request.kind !== 'leave') return [response];
      this.#group.responses.push(response);
      return [];
    } catch (error) {
      return [...this.#failGroup(groupRolledBack), { id, failure: toFailure(error) }];
    }
  }

  #run(request: WorkRequest): unknown {
    // SQLite rolls back by itself when the disk is full. Later statements would then be committed one by one.
    if (this.#exclusive !== undefined && request.kind !== 'end' && !this.#database.inTransaction) throw groupRolledBack;
    switch (request.kind) {
      case 'statement':
        return this.#database.inTransaction ? this.#execute(request) : this.#executeAlone(request);
      case 'read-outside-transaction':
        return this.#execute(request);
      case 'insert':
        return insertRows(this.#database, request);
      case 'begin':
        this.#execute(begin);
        this.#exclusive = request.exclusive;
        return undefined;
      case 'end':
        return this.#end(request.commit);
      case 'join':
        this.#members.set(request.member, undefined);
        return undefined;
      case 'leave':
        if (this.#writers.delete(request.member) && request.failed)
          throw new Error('a member of the commit group failed after it had written');
        return undefined;
      case 'close':
        closeDatabaseFile(this.#database);
        return undefined;
    }
  }

  /** A statement that commits by itself. */
  #executeAlone(statement: Statement): StatementResult {
    const isRead = this.#database.prepare(statement.sql).reader;
    return isRead ? this.#execute(statement) : this.#inPlace(() => this.#execute(statement));
  }

  /**
   * Runs something that commits. If a file of the database is gone, nothing more is written, and nothing that was written
   * meanwhile is acknowledged.
   */
  #inPlace<Result>(work: () => Result): Result {
    this.#database.assertFilesInPlace();
    const result = work();
    this.#database.assertFilesInPlace();
    return result;
  }

  #execute({ sql, parameters }: Statement): StatementResult {
    const statement = this.#database.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) };
    return { rows: [], changes: Number(statement.run(parameters).changes) };
  }

  #beginGroup(): CommitGroup {
    this.#execute(begin);
    return { inserts: 0, responses: [] };
  }

  #commit({ responses }: CommitGroup): readonly WorkResponse[] {
    try {
      this.#inPlace(() => this.#execute(commit));
    } catch (error) {
      return this.#failGroup(toFailure(error));
    }
    this.#group = undefined;
    this.#scheduler.onGroupEnd();
    return responses;
  }

  /** Rolls back the open group. */
  #failGroup(failure: WorkFailure): readonly WorkResponse[] {
    const responses = this.#group?.responses ?? [];
    this.#group = undefined;
    this.#writers.clear();
    this.#rollBack();
    for (const [member, earlier] of this.#members) this.#members.set(member, earlier ?? failure);
    this.#scheduler.onGroupEnd();
    return responses.map(({ id }) => ({ id, failure }));
  }

  #end(commits: boolean): void {
    if (commits) this.#inPlace(() => this.#execute(commit));
    else this.#rollBack();
    this.#exclusive = undefined;
  }

  /** After SQLite has rolled back by itself, a second rollback would fail and hide the first error. */
  #rollBack(): void {
    if (this.#database.inTransaction) this.#execute(rollback);
  }
}

// Takes the write lock at once. A transaction that asks for it later can fail without waiting for anyone.
const begin: Statement = { sql: 'begin immediate', parameters: [] };
const commit: Statement = { sql: 'commit', parameters: [] };
const rollback: Statement = { sql: 'rollback', parameters: [] };

/** The failure of requests whose transaction was rolled back because of another statement. */
const groupRolledBack: WorkFailure = { code: 'SQLITE_ABORT_ROLLBACK', message: 'the transaction was rolled back' };

function isOfGroup(request: WorkRequest): boolean {
  return 'member' in request || (request.kind === 'insert' && !('exclusive' in request));
}

function hasWritten(request: WorkRequest, value: unknown): boolean {
  if (request.kind === 'statement') return (value as StatementResult).changes !== 0;
  if (request.kind !== 'insert') return false;
  return (value as InsertResult).missing.length < request.values.length / customerColumns.length;
}

export function toFailure(error: unknown): WorkFailure {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  return { code, message };
}
