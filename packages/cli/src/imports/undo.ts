import process from 'node:process';
import { type Customer, type Customers, NotFoundError, PreconditionFailedError } from '@rollcall/client';
import { type ConnectionOptions, connect } from '../core/connection.ts';
import { CliError } from '../core/errors.ts';
import { forEachConcurrently } from '../core/for-each-concurrently.ts';
import { oneLine, writeJson, writeResult } from '../core/output.ts';
import { type CreatedCustomer, createdBy } from './created.ts';
import { saveSummary, summaryOf } from './store.ts';

/** The outcome for each customer that the import has created. */
type Outcome = 'deleted' | 'changed' | 'gone';

/** Customers that are deleted at a time. */
const CONCURRENCY = 8;
/** The list of the customers that stay is not longer. */
const LISTED_MAX = 20;

/**
 * `rollcall imports undo ID`. Deletes the customers that an import has created. One that anybody has changed since stays:
 * the delete names the state that was read, so that a change in between is noticed, too.
 */
export async function undoImport(id: string, options: ConnectionOptions & { readonly json?: boolean }): Promise<void> {
  const summary = await summaryOf(id);
  const { customers, baseUrl } = await connect(options);
  if (baseUrl !== summary.base_url) {
    throw new CliError(`Import ${id} went to ${summary.base_url}, not to ${baseUrl}. Use its key and --base-url`);
  }
  const outcomes = await undoEach(customers, await createdBy(id));
  const kept = [...outcomes].filter(([, outcome]) => outcome === 'changed').map(([key]) => key);
  const deleted = [...outcomes.values()].filter((outcome) => outcome === 'deleted').length;
  const gone = outcomes.size - kept.length - deleted;
  await saveSummary({ ...summary, undone: { at: new Date().toISOString(), deleted, kept: kept.length } });
  if (options.json) return writeJson({ id, deleted, already_deleted: gone, kept });
  await writeResult(reportOf(deleted, gone, kept));
}

function reportOf(deleted: number, gone: number, kept: readonly string[]): string {
  const counts = [
    `${deleted} deleted`,
    gone > 0 && `${gone} already deleted`,
    kept.length > 0 && `${kept.length} kept`,
  ];
  const listed = kept.slice(0, LISTED_MAX).map((key) => `  ${oneLine(key)} has been changed since the import\n`);
  const more = kept.length > LISTED_MAX ? `  and ${kept.length - LISTED_MAX} more: see --json\n` : '';
  return `${counts.filter(Boolean).join(', ')}\n${listed.join('')}${more}`;
}

async function undoEach(customers: Customers, created: readonly CreatedCustomer[]): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  await forEachConcurrently(created, CONCURRENCY, async (customer) => {
    outcomes.set(customer.key, await undoOne(customers, customer));
    showProgress(outcomes.size, created.length);
  });
  return outcomes;
}

async function undoOne(customers: Customers, created: CreatedCustomer): Promise<Outcome> {
  try {
    const { data, headers } = await customers.get(created.key).withResponse();
    // Another customer may have the key by now.
    if (data.id !== created.id) return 'gone';
    if (!isUnchanged(data, created)) return 'changed';
    const etag = headers.get('etag');
    if (etag === null)
      throw new CliError('The server sends no ETag, so changes could be lost. Nothing more was deleted.');
    await customers.delete(created.key, { ifMatch: etag });
    return 'deleted';
  } catch (error) {
    if (error instanceof NotFoundError) return 'gone';
    if (error instanceof PreconditionFailedError) return 'changed';
    throw error;
  }
}

/** Archiving is a change, unless the import itself did it. */
function isUnchanged({ created_at, updated_at, archived_at }: Customer, { archived }: CreatedCustomer): boolean {
  return updated_at === created_at || (archived && updated_at === archived_at);
}

function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\u001B[K${done === total ? '' : `${done} of ${total} customers`}`);
}
