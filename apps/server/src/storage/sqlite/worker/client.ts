import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Answer, InsertResult, Opening, StatementResult, Work, WorkFailure } from './protocol.ts';
import { workerFile, workerOptions } from './worker-file.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

// What the thread is given it soon lets go of: with V8's 48 MB for it, memory would fill with what is of no use any more.
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/**
 * A thread that has the database, so that the process goes on with other requests while SQLite computes and the disk
 * writes. Work is answered in the order in which it is durable; an error has the code of the driver.
 *
 * Where the thread itself breaks down, the process ends: nobody knows what has become of the work.
 */
export class DatabaseThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #lastTransaction = 0;
  #closing: Promise<void> | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answers: readonly Answer[]) => {
      for (const answer of answers) this.#settle(answer);
    });
    worker.once('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the thread of the database has ended'));
      this.#waiting.clear();
    });
  }

  /** @param file absolute path, or `:memory:`. */
  static async open(file: string): Promise<DatabaseThread> {
    const worker = new Worker(workerFile, { ...workerOptions, workerData: file, resourceLimits });
    const [opening] = (await once(worker, 'message')) as [Opening];
    if ('opened' in opening) return new DatabaseThread(worker);
    await worker.terminate();
    throw toError(opening.failure);
  }

  do(work: Extract<Work, { kind: 'statement' | 'look-up' }>): Promise<StatementResult>;
  do(work: Extract<Work, { kind: 'insert' }>): Promise<InsertResult>;
  do(work: Work): Promise<unknown>;
  do(work: Work): Promise<unknown> {
    // What has begun may end.
    const isBegun = ('own' in work && work.kind !== 'begin') || ('member' in work && work.kind !== 'join');
    if (this.#closing && !isBegun) return Promise.reject(new Error('the database is closed'));
    return this.#ask(work);
  }

  /** A number for a transaction that begins. */
  newTransaction(): number {
    this.#lastTransaction += 1;
    return this.#lastTransaction;
  }

  /** Waits for the work that it was given, then closes the file. */
  close(): Promise<void> {
    this.#closing ??= this.#ask({ kind: 'close' }).then(
      () => this.#end(),
      async (error: unknown) => {
        await this.#end();
        throw error;
      },
    );
    return this.#closing;
  }

  async #end(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(work: Work): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject });
      this.#worker.postMessage({ id: this.#lastId, ...work });
    });
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('failure' in answer) waiting?.reject(toError(answer.failure));
    else waiting?.resolve(answer.value);
  }
}

function toError({ code, message }: WorkFailure): Error {
  return Object.assign(new Error(message), { code });
}
