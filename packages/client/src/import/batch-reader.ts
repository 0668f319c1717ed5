import { isObject } from '../core/values.ts';
import { ArgumentError } from '../errors.ts';
import type { CustomerCreate } from '../types.ts';
import type { CustomerSource } from './options.ts';

/** Leaves room for the rest of the body below the API's limit of 1 MiB. */
const BYTES_MAX = 1_000_000;

/** Divides a source into batches. It reads only what the next batch needs. */
export class BatchReader {
  readonly #source: AsyncIterator<CustomerCreate> | Iterator<CustomerCreate>;
  readonly #batchSize: number;
  /** A row that did not fit into the last batch. */
  #leftover: Row | undefined;
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
      let row = this.#leftover;
      this.#leftover = undefined;
      if (!row) {
        if (this.#cancelled) break;
        const { done, value } = await this.#source.next();
        if (done) break;
        row = toRow(value, this.#index++);
      }
      bytes += utf8Length(row.json);
      if (bytes > BYTES_MAX && rows.length > 0) {
        this.#leftover = row;
        break;
      }
      rows.push(row);
    }
    return rows.length > 0 ? rows : undefined;
  }

  /** Releases a source before its end. Not awaited, as the source may be waiting for a row that never comes. */
  cancel(): void {
    this.#cancelled = true;
    Promise.resolve(this.#source.return?.()).catch(() => undefined);
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

/** Safari's streams are not iterable. */
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
  // Cheaper than encoding. A UTF-16 code unit takes at most three bytes.
  for (let at = 0; at < text.length; at += 1) length += text.charCodeAt(at) < 0x80 ? 1 : 3;
  return length;
}

/** One customer of the source. */
export interface Row {
  /** Position in the source, from 0. */
  readonly index: number;
  readonly customer_key: string | null;
  /** As the API compares addresses: without regard to case and surrounding spaces. Empty without one. */
  readonly email: string;
  readonly input: CustomerCreate;
  /** The customer as JSON. */
  readonly json: string;
  /** Why it cannot be sent; `null` if it can. */
  readonly flaw: 'not_an_object' | 'not_json' | null;
}

/** Serializes a customer at once, as the source may reuse its object for the next one. */
function toRow(input: CustomerCreate, index: number): Row {
  const given: unknown = input;
  if (!isObject(given)) return { index, input, customer_key: null, email: '', json: '', flaw: 'not_an_object' };
  const { customer_key: key, primary_email } = given;
  const json = jsonOf(given);
  return {
    index,
    input,
    customer_key: typeof key === 'string' ? key : null,
    email: typeof primary_email === 'string' ? primary_email.trim().toLowerCase() : '',
    json: json ?? '',
    flaw: json === undefined ? 'not_json' : null,
  };
}

function jsonOf(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // Circular, or it contains a BigInt.
    return undefined;
  }
}
