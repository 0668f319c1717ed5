import { operationOf } from '../../src/document/operations.ts';
import { resolve } from '../../src/document/references.ts';
import type { Answer } from '../../src/exchange/answer.ts';

/** What the fixtures pretend to answer to: an operation with a success and failures of every kind. */
export const responses = operationOf('createCustomer').responses;

interface Parts {
  readonly method?: string;
  readonly status?: number;
  /** Replaces headers; `undefined` leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON, or as it is where it is text. */
  readonly body?: unknown;
}

/** The answer that the document shows for this status, as if it came over the wire, with some parts replaced. */
export function answerLike(documented: number, parts: Parts = {}): Answer {
  const { method = 'POST', status = documented, headers, body = exampleBody(documented) } = parts;
  const sent = Object.entries({ ...headersOf(documented), ...headers });
  return {
    method,
    status,
    headers: new Map(sent.filter((header): header is [string, string] => header[1] !== undefined)),
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

/** The first example that the document gives for the body of this status. */
export function exampleBody(status: number): Readonly<Record<string, unknown>> {
  const [example] = Object.values(responses[status]?.content?.['application/json']?.examples ?? {});
  if (!example) throw new Error(`The document has no example for ${status}`);
  return resolve(example).value as Readonly<Record<string, unknown>>;
}

/** Every declared header with a value that is right. */
function headersOf(status: number): Readonly<Record<string, string>> {
  const declared = Object.entries(responses[status]?.headers ?? {}).map(([name, header]) => {
    const { example, schema } = resolve(header);
    return [name.toLowerCase(), String(example ?? schema.const)];
  });
  return { 'content-type': 'application/json; charset=utf-8', ...Object.fromEntries(declared) };
}
