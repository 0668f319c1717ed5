import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import newman from 'newman';
import converter from 'openapi-to-postmanv2';
import { documentFile } from './document.ts';
import type { Target } from './rollcall-server.ts';

/** A collection of Postman, as far as we know it. */
export interface Collection {
  readonly item: readonly (Folder | Item)[];
}

interface Folder {
  readonly name: string;
  readonly item: readonly Item[];
}

/** A request of a collection. */
export interface Item {
  readonly name: string;
  readonly request: {
    readonly body?: { readonly formdata?: { readonly type: string; src?: string }[] };
  };
  /** The responses that the document has for it. */
  readonly response: readonly { readonly code: number }[];
}

const convert = promisify(converter.convertV2);

/**
 * Makes a collection from the document, with its examples as the bodies of requests.
 *
 * Optional parameters are left out. Postman would fill those without an example with random values, the same in each run,
 * and a repeated `Idempotency-Key` repeats the first answer.
 *
 * @param csvFile the file that its user chooses for an upload.
 */
export async function makeCollection(csvFile: string): Promise<Collection> {
  const options = { parametersResolution: 'Example', folderStrategy: 'Tags', enableOptionalParameters: false };
  const { output, reason } = await convert({ type: 'string', data: await readFile(documentFile, 'utf8') }, options);
  const [collection] = output ?? [];
  if (collection === undefined) throw new Error(reason);
  for (const { request } of itemsOf(collection.data)) {
    for (const part of request.body?.formdata ?? []) if (part.type === 'file') part.src = csvFile;
  }
  return collection.data;
}

/** The requests of a collection, in their order. */
export function itemsOf({ item }: Collection): readonly Item[] {
  return item.flatMap((entry) => ('request' in entry ? [entry] : entry.item));
}

/** Arranges requests of a collection in another order. @throws Error if a name is not that of a request. */
export function arrange(collection: Collection, names: readonly string[]): Collection {
  const items = names.map((name) => {
    const item = itemsOf(collection).find((candidate) => candidate.name === name);
    if (item === undefined) throw new Error(`The collection has no request with the name ${name}`);
    return item;
  });
  return { ...collection, item: items };
}

const runNewman = promisify(newman.run);

/**
 * Runs a collection. Resolves with the name and the status of each request.
 *
 * @throws Error if newman reports a failure.
 */
export async function runCollection(
  collection: Collection,
  { baseUrl, apiKey }: Target,
  folder: string,
): Promise<readonly (readonly [string, number | undefined])[]> {
  const variables = Object.entries({ baseUrl, apiKey }).map(([key, value]) => ({ key, value }));
  const { run } = await runNewman({ collection, envVar: variables, workingDir: folder });
  const [failure] = run.failures;
  if (failure !== undefined) throw failure.error;
  return run.executions.map(({ item, response }) => [item.name, response?.code]);
}
