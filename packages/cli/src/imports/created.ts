import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createdFile } from './store.ts';

/** A customer that an import has created. */
export interface CreatedCustomer {
  readonly key: string;
  readonly id: string;
  /** Whether the import has archived it, too. */
  readonly archived: boolean;
}

/** The customers that an import has created, in the order of its file. */
export async function createdBy(id: string): Promise<CreatedCustomer[]> {
  const created = new Map<string, CreatedCustomer>();
  for await (const line of createInterface({ input: createReadStream(createdFile(id)) })) {
    const entry = entryOf(line);
    if (entry === undefined) continue;
    if ('archived' in entry) {
      const customer = created.get(entry.archived);
      if (customer) created.set(customer.key, { ...customer, archived: true });
    } else {
      created.set(entry.key, { ...entry, archived: false });
    }
  }
  return [...created.values()];
}

type Entry = { readonly key: string; readonly id: string } | { readonly archived: string };

/** A crash may have cut off a line. A resumed import has recorded its rows again. */
function entryOf(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}
