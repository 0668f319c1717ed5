import type { Kysely } from 'kysely';
import { queryTooSlow } from '../../core/errors.ts';
import type { CustomerRecord } from '../../customers/customer.ts';
import type {
  CustomerFilter,
  CustomerPage,
  CustomerPosition,
  CustomerStretch,
  CustomerWindow,
} from '../../customers/customer-store.ts';
import { foldText } from '../../customers/search-text.ts';
import {
  afterPosition,
  countMatching,
  type MatchingCustomers,
  newestFirst,
  readByIds,
  readRows,
  selectMatching,
  selectStretch,
} from '../sql/customer-queries.ts';
import type { Tables } from '../sql/tables.ts';
import { contains, indexedCondition } from './search-conditions.ts';
import { inStatement, inTransaction, type Scope } from './transaction.ts';

/** One window of the customers that have a search term, and their number. */
export async function searchCustomers(
  scope: Scope,
  tenantId: string,
  filter: CustomerFilter,
  window: CustomerWindow,
): Promise<CustomerPage> {
  const term = foldText(filter.searchTerm ?? '');
  const page = await inTransaction(scope, (db) => searchByIndex(db, tenantId, filter, { term, ...window }));
  return page ?? inStatement(scope, (db) => searchInSlices(db, tenantId, filter, { term, ...window }));
}

/** The customers after a position that have a search term. */
export function searchCustomersAfter(
  scope: Scope,
  tenantId: string,
  filter: CustomerFilter,
  { after, limit }: CustomerStretch,
): Promise<CustomerRecord[]> {
  return inStatement(scope, async (db) => {
    const term = foldText(filter.searchTerm ?? '');
    const indexed = await indexedCondition(db, term);
    if (indexed?.candidates === 'few') {
      return readRows(selectStretch(selectMatching(db, tenantId, filter, indexed.condition), { after, limit }));
    }
    const ids: string[] = [];
    for await (const slice of slicesOf(db, tenantId, after)) {
      const matching = newestFirst(slice(selectMatching(db, tenantId, filter, contains(term))));
      ids.push(...(await idsOf(matching.limit(limit - ids.length))));
      if (ids.length === limit) break;
    }
    return readByIds(db, tenantId, ids);
  });
}

interface SearchWindow extends CustomerWindow {
  /** Folded. */
  readonly term: string;
}

// The index finds this many customers in the time that reading one in the order of the list takes.
const indexSpeed = 5;

/** @returns `undefined` if the index is of no use. */
async function searchByIndex(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  { term, offset, limit }: SearchWindow,
): Promise<CustomerPage | undefined> {
  const indexed = await indexedCondition(db, term);
  if (indexed === undefined) return undefined;
  const found = selectMatching(db, tenantId, filter, indexed.condition);
  const totalCount = await countMatching(found);
  if (offset >= totalCount) return { records: [], totalCount };
  const isNearStart = indexed.candidates === 'many' && (offset + limit) * indexSpeed <= totalCount;
  const matching = isNearStart ? selectMatching(db, tenantId, filter, contains(term)) : found;
  return { records: await readRows(newestFirst(matching).offset(offset).limit(limit)), totalCount };
}

/** Reads all customers of the tenant. Those that are created or deleted meanwhile may be missing. */
async function searchInSlices(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  { term, offset, limit }: SearchWindow,
): Promise<CustomerPage> {
  const ids: string[] = [];
  let totalCount = 0;
  for await (const slice of slicesOf(db, tenantId)) {
    const matching = slice(selectMatching(db, tenantId, filter, contains(term)));
    const count = await countMatching(matching);
    const skipped = Math.max(0, offset - totalCount);
    if (skipped < count && ids.length < limit) {
      ids.push(
        ...(await idsOf(
          newestFirst(matching)
            .offset(skipped)
            .limit(limit - ids.length),
        )),
      );
    }
    totalCount += count;
  }
  return { records: await readByIds(db, tenantId, ids), totalCount };
}

async function idsOf(matching: MatchingCustomers): Promise<string[]> {
  const rows = await matching.select('id').execute();
  return rows.map(({ id }) => id);
}

// Reading them takes some 10 ms.
const sliceSize = 10_000;
const readMsMax = 10_000;

/**
 * Divides the customers of a tenant into slices, the newest first, so that other work gets the database between the
 * statements that read them.
 *
 * @throws DomainError `query_too_slow` after 10 seconds.
 */
async function* slicesOf(db: Kysely<Tables>, tenantId: string, after?: CustomerPosition): AsyncGenerator<Slice> {
  const endsAt = performance.now() + readMsMax;
  for (let last = after, isLast = false; !isLast; ) {
    if (performance.now() > endsAt) throw queryTooSlow(`a search was not complete after ${readMsMax} ms`);
    const begin = last;
    const remaining = (matching: MatchingCustomers) => (begin ? afterPosition(matching, begin) : matching);
    const next = remaining(db.selectFrom('customers').where('tenant_id', '=', tenantId));
    const [end] = await newestFirst(next).select(['created_at', 'id']).offset(sliceSize).limit(1).execute();
    isLast = end === undefined;
    last = end && { createdAt: new Date(end.created_at), id: end.id };
    if (end) yield (matching) => fromPosition(remaining(matching), end);
    else yield begin ? remaining : inOrderOfCreation;
  }
}

/**
 * Matches every customer. It makes the planner read them in the order of the file. Without it, the planner may choose the
 * order of another index, which takes ten times as long.
 */
function inOrderOfCreation(matching: MatchingCustomers): MatchingCustomers {
  return matching.where('created_at', '>=', 0);
}

/** Restricts customers to those of a slice. */
type Slice = (matching: MatchingCustomers) => MatchingCustomers;

function fromPosition(matching: MatchingCustomers, end: { created_at: number; id: string }): MatchingCustomers {
  return matching.where((eb) => eb(eb.refTuple('created_at', 'id'), '>=', eb.tuple(end.created_at, end.id)));
}
