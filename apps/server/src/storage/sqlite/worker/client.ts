import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type {
  InsertResult,
  OpenResult,
  StatementResult,
  Work,
  WorkFailure,
  WorkRequest,
  WorkResponse,
} from './protocol.ts';
import { workerFile, workerOptions } from './worker-file.ts';

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

// The worker's objects are short-lived: with V8's default of 48 MB, garbage would fill the memory.
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/**
 * Runs the database in a worker thread, so that the process serves other requests while SQLite computes and the disk
 * writes. Responses arrive in the order in which the work becomes durable. Errors carry the code of the driver.
 *
 * If the worker itself crashes, the process ends, because the outcome of the pending work is unknown.
 */
export class DatabaseWorkerClient {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #lastTransaction = 0;
  #closing: Promise<void> | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (responses: readonly WorkResponse[]) => {
      for (const response of responses) this.#complete(response);
    });
    worker.once('exit', () => {
      for (const { reject } of this.#pending.values()) reject(new Error('the database worker has ended'));
      this.#pending.clear();
    });
  }

  /**
   * @param file absolute path, or `:memory:`.
   * @throws Error with the code of the driver if the file cannot be opened.
   */
  static async open(file: string): Promise<DatabaseWorkerClient> {
    const worker = new Worker(workerFile, { ...workerOptions, workerData: file, resourceLimits });
    const [result] = (await once(worker, 'message')) as [OpenResult];
    if ('opened' in result) return new DatabaseWorkerClient(worker);
    await worker.terminate();
    throw toError(result.failure);
  }

  submit(work: Extract<Work, { kind: 'statement' | 'read-outside-transaction' }>): Promise<StatementResult>;
  submit(work: Extract<Work, { kind: 'insert' }>): Promise<InsertResult>;
  submit(work: Work): Promise<unknown>;
  submit(work: Work): Promise<unknown> {
    // A transaction that has begun may still end.
    const hasBegun = ('exclusive' in work && work.kind !== 'begin') || ('member' in work && work.kind !== 'join');
    if (this.#closing && !hasBegun) return Promise.reject(new Error('the database is closed'));
    return this.#send(work);
  }

  /** A number for a transaction that is about to begin. */
  newTransaction(): number {
    this.#lastTransaction += 1;
    return this.#lastTransaction;
  }

  /** Waits for the submitted work, then closes the file. */
  close(): Promise<void> {
    this.#closing ??= this.#send({ kind: 'close' })
      .finally(() => this.#worker.terminate())
      .then(() => {});
    return this.#closing;
  }

  #send(work: Work): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#pending.set(this.#lastId, { resolve, reject });
      this.#worker.postMessage({ id: this.#lastId, ...work } satisfies WorkRequest);
    });
  }

  #complete(response: WorkResponse): void {
    const pending = this.#pending.get(response.id);
    this.#pending.delete(response.id);
    if ('failure' in response) pending?.reject(toError(response.failure));
    else pending?.resolve(response.value);
  }
}

function toError({ code, message }: WorkFailure): Error {
  return Object.assign(new Error(message), { code });
}
