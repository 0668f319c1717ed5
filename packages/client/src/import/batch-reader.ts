import { isObject } from '../core/values.ts';
import { ArgumentError } from '../errors.ts';
import type { CustomerCreate } from '../types.ts';
import type { CustomerSource } from './options.ts';

/** Room for the rest of the body below the API's limit of 1 MiB. */
const BYTES_MAX = 1_000_000;

/** Cuts a source into batches, reading no further than it is asked to. */
export class BatchReader {
  readonly #source: AsyncIterator<CustomerCreate> | Iterator<CustomerCreate>;
  readonly #batchSize: number;
  /** A row that did not fit into the last batch. */
  #left: Row | undefined;
  #index: number;
  #cancelled = false;

  constructor(source: CustomerSource, batchSize: number, firstIndex = 0) {
    this.#source = iteratorOf(source);
    this.#batchSize = batchSize;
    this.#index = firstIndex;
  }

  /** The next batch, of at least one row; `undefined` at the end of the source. */
  async next(): Promise<readonly Row[] | undefined> {
    const rows: Row[] = [];
    let bytes = 0;
    while (rows.length < this.#batchSize) {
      const row = this.#left ?? (await this.#read());
      this.#left = undefined;
      if (row === undefined) break;
      bytes += utf8Length(row.json);
      if (bytes > BYTES_MAX && rows.length > 0) {
        this.#left = row;
        break;
      }
      rows.push(row);
    }
    return rows.length > 0 ? rows : undefined;
  }

  /** Lets go of a source that has not come to its end. Not awaited, as it may wait for a next row that never comes. */
  cancel(): void {
    this.#cancelled = true;
    Promise.resolve(this.#source.return?.()).catch(() => undefined);
  }

  async #read(): Promise<Row | undefined> {
    if (this.#cancelled) return undefined;
    const { done, value } = await this.#source.next();
    return done ? undefined : toRow(value, this.#index++);
  }
}

function iteratorOf(source: CustomerSource): AsyncIterator<CustomerCreate> | Iterator<CustomerCreate> {
  if (typeof source === 'object' && source !== null) {
    if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]();
    if (Symbol.iterator in source) return source[Symbol.iterator]();
    if ('getReader' in source) return iteratorOfStream(source);
  }
  throw new ArgumentError('source must be an iterable, an async iterable or a ReadableStream');
}

/** Safari's streams cannot be iterated. */
function iteratorOfStream(stream: ReadableStream<CustomerCreate>): AsyncIterator<CustomerCreate> {
  const reader = stream.getReader();
  return {
    next: () => reader.read() as Promise<IteratorResult<CustomerCreate>>,
    return: async () => {
      await reader.cancel();
      return { done: true, value: undefined };
    },
  };
}

function utf8Length(text: string): number {
  let length = 0;
  // Cheaper than encoding: three bytes for whatever is not ASCII is never too few.
  for (let at = 0; at < text.length; at += 1) length += text.charCodeAt(at) < 0x80 ? 1 : 3;
  return length;
}

/** One customer of the source on its way. */
export interface Row {
  /** Position in the source, from 0. */
  readonly index: number;
  readonly customer_key: string | null;
  readonly input: CustomerCreate;
  /** The customer as JSON. */
  readonly json: string;
  /** Why it cannot be sent; `null` where it can. */
  readonly flaw: 'not_an_object' | 'not_json' | null;
}

/** Writes a customer out at once: the source may change its object when it gives the next one. */
function toRow(input: CustomerCreate, index: number): Row {
  const given: unknown = input;
  if (!isObject(given)) return { index, input, customer_key: null, json: '', flaw: 'not_an_object' };
  const customer_key = typeof given.customer_key === 'string' ? given.customer_key : null;
  const json = jsonOf(given);
  return { index, input, customer_key, json: json ?? '', flaw: json === undefined ? 'not_json' : null };
}

function jsonOf(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // A circle or a BigInt.
    return undefined;
  }
}
