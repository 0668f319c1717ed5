import { type Expression, type Kysely, sql } from 'kysely';
import type { CustomerRecord } from '../../../customers/customer.ts';
import type {
  CustomerFilter,
  CustomerPage,
  CustomerStretch,
  CustomerWindow,
} from '../../../customers/customer-store.ts';
import { beforeWords, foldText, isWordStart } from '../../../customers/search-text.ts';
import {
  afterPosition,
  countMatching,
  type MatchingCustomers,
  newestFirst,
  readByIds,
  readRows,
  selectMatching,
  selectStretch,
} from '../../sql/customer-queries.ts';
import type { Tables } from '../../sql/tables.ts';
import { hasSearchIndex, searchIndexQueue } from './search-index.ts';

// Looking up more customers than this one by one costs more than reading all of a large tenant.
const fewMax = 10_000;
const queuedMax = 100_000;
// A scan of all customers reads this many of them in the time that reading one in the order of the list takes.
const scanSpeed = 5;

/** One window of the customers that have a search term, and their number. */
export async function searchCustomers(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  { offset, limit }: CustomerWindow,
): Promise<CustomerPage> {
  const term = foldText(filter.searchTerm ?? '');
  const matching = selectMatching(db, tenantId, filter, contains(term));
  const few = await findFew(db, tenantId, term, matching);
  if (few) return { records: await readByIds(db, tenantId, few.slice(offset, offset + limit)), totalCount: few.length };
  const totalCount = await countMatching(matching);
  if (offset >= totalCount) return { records: [], totalCount };
  const isNearStart = (offset + limit) * scanSpeed <= totalCount;
  const ids = isNearStart
    ? newestFirst(matching).select('id').offset(offset).limit(limit)
    : newestIds(db, matching).offset(offset).limit(limit);
  return { records: await readByIds(db, tenantId, ids), totalCount };
}

/** The customers after a position that have a search term. */
export async function searchCustomersAfter(
  db: Kysely<Tables>,
  tenantId: string,
  filter: CustomerFilter,
  stretch: CustomerStretch,
): Promise<CustomerRecord[]> {
  const term = foldText(filter.searchTerm ?? '');
  const matching = selectMatching(db, tenantId, filter, contains(term));
  const few = await findFew(db, tenantId, term, afterPosition(matching, stretch.after));
  return few ? readByIds(db, tenantId, few.slice(0, stretch.limit)) : readRows(selectStretch(matching, stretch));
}

/**
 * The ids of all matching customers, newest first, if there are at most 10,000. They are among those that the search
 * index finds and those in the backlog; if the index cannot tell, all customers are read, until there are too many.
 */
async function findFew(
  db: Kysely<Tables>,
  tenantId: string,
  term: string,
  matching: MatchingCustomers,
): Promise<readonly string[] | undefined> {
  const isIndexed = await canUseIndex(db, tenantId, term);
  if (isIndexed && (await hasManyCandidates(db, tenantId, term))) return undefined;
  const candidates = isIndexed ? matching.where(isCandidate(tenantId, term)) : matching;
  const found = await newestIds(db, candidates, fewMax + 1).execute();
  return found.length > fewMax ? undefined : found.map(({ id }) => id);
}

/**
 * The ids of customers, newest first. They are sorted after they were found: in the order of the list, the database
 * would read the customers one by one, which takes much longer if it has to read most of them.
 *
 * @param max if there are more, any of them.
 */
function newestIds(db: Kysely<Tables>, matching: MatchingCustomers, max?: number) {
  const columns = matching.select(['created_at', 'id']);
  // Either clause keeps the planner from reading in the order of the list.
  const found = max === undefined ? columns.offset(0) : columns.limit(max);
  return db.selectFrom(found.as('found')).select('id').orderBy('found.created_at', 'desc').orderBy('found.id', 'desc');
}

// A trigram of the index is a part of a word, or its beginning or end: the database pads words with spaces.
const trigram = /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]|[\p{L}\p{N}]{2}[^\p{L}\p{N}]/u;

/** Whether the index can find the term, and the backlog is small enough to check every customer in it. */
async function canUseIndex(db: Kysely<Tables>, tenantId: string, term: string): Promise<boolean> {
  if (!isWordStart(term) && !trigram.test(term)) return false;
  return (await hasSearchIndex(db)) && (await countQueued(db, tenantId)) <= queuedMax;
}

async function countQueued(db: Kysely<Tables>, tenantId: string): Promise<number> {
  return countOf(
    db,
    sql`select coalesce(sum(cardinality(ids)), 0) from ${searchIndexQueue} where tenant_id = ${tenantId}`,
  );
}

async function hasManyCandidates(db: Kysely<Tables>, tenantId: string, term: string): Promise<boolean> {
  const candidates = sql`select 1 from customer_search where ${isIndexed(tenantId, term)} limit ${fewMax + 1}`;
  return (await countOf(db, sql`select count(*) from (${candidates}) as candidates`)) > fewMax;
}

async function countOf(db: Kysely<Tables>, counting: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select (${counting})::bigint as count`.execute(db);
  return rows[0]?.count ?? 0;
}

/** An array makes the planner look up each id. From a subquery it may expect so many that it reads all customers. */
function isCandidate(tenantId: string, term: string): Expression<boolean> {
  return sql<boolean>`id = any (array(
    select id from customer_search where ${isIndexed(tenantId, term)}
    union all select unnest(ids) from ${searchIndexQueue} where tenant_id = ${tenantId}
  ))`;
}

function isIndexed(tenantId: string, term: string): Expression<boolean> {
  return sql<boolean>`tenant_id = ${tenantId} and ${isWordStart(term) ? beginsWord(term) : isLike(`%${escaped(term)}%`)}`;
}

/** The condition that a customer's search text contains a term, or a word that begins with it if it is short. */
function contains(term: string): Expression<boolean> {
  const isContained = isLike(`%${escaped(term)}%`);
  return isWordStart(term) ? sql<boolean>`${isContained} and ${beginsWord(term)}` : isContained;
}

function beginsWord(term: string): Expression<boolean> {
  const start = escaped(term);
  const patterns = [`${start}%`, ...beforeWords.map((character) => `%${escaped(character)}${start}%`)];
  return sql<boolean>`(${sql.join(patterns.map(isLike), sql` or `)})`;
}

const isLike = (pattern: string) => sql<boolean>`search_text like ${pattern}`;

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&');
