import { createHash } from 'node:crypto';
import { DomainError } from '../core/errors.ts';
import type { NamedCustomers } from '../core/named-customers.ts';
import type { IdempotencyStore, StoredAnswer } from './idempotency-store.ts';

/** How long an answer is replayed, in milliseconds: 24 hours. */
export const RETENTION_MS = 24 * 60 * 60 * 1000;

/** A request with an idempotency key. */
interface IdempotentRequest {
  readonly tenantId: string;
  readonly key: string;
  /** From {@link fingerprintOf}. */
  readonly fingerprint: string;
}

/** @typeParam Within the stores that belong to a transaction. */
export interface IdempotencyDeps<Within extends { readonly idempotency: IdempotencyStore }> {
  /** The idempotency keys of the requests that this process runs; only {@link runIdempotent} changes it. */
  readonly keysInProgress: Set<string>;
  readonly now: () => Date;
  readonly transact: <Result>(
    work: (within: Within) => Promise<{ readonly result: Result; readonly commit: boolean }>,
  ) => Promise<Result>;
  readonly answerLimit: { add(tenantId: string, bytes: number): void };
  readonly inGroupCommit: <Result>(work: (within: Within) => Promise<Result>) => Promise<Result>;
}

/** An answer, as much as matters for its storage. It must survive JSON. */
interface StorableAnswer {
  /** Absent if nothing was changed. */
  readonly effect?: NamedCustomers | undefined;
}

interface IdempotentResult<Answer> {
  readonly answer: Answer;
  /** Whether the answer is that of an earlier request. */
  readonly replayed: boolean;
}

/**
 * Runs a request once, however often it is sent: its answer is stored in the transaction of its effects, and replayed for
 * {@link RETENTION_MS}. Work without effect, which includes work that throws, runs again.
 *
 * @param work with the stores of the transaction.
 * @throws DomainError `idempotency_key_reused`, `idempotency_in_progress`, `idempotency_response_erased`, and every error
 * of the work.
 */
export async function runIdempotent<
  Within extends { readonly idempotency: IdempotencyStore },
  Answer extends StorableAnswer,
>(
  deps: IdempotencyDeps<Within>,
  request: IdempotentRequest,
  work: (within: Within) => Promise<Answer>,
): Promise<IdempotentResult<Answer>> {
  const claim = JSON.stringify([request.tenantId, request.key]);
  if (deps.keysInProgress.has(claim)) return replay(deps, request);
  deps.keysInProgress.add(claim);
  try {
    return await deps.inGroupCommit((within) => runInTransaction(deps, within, request, work));
  } finally {
    deps.keysInProgress.delete(claim);
  }
}

/** The request in progress may be a replay itself. If the answer is stored already, this request gets it too. */
function replay<Within extends { readonly idempotency: IdempotencyStore }, Answer>(
  deps: IdempotencyDeps<Within>,
  request: IdempotentRequest,
): Promise<IdempotentResult<Answer>> {
  return deps.transact(async ({ idempotency }) => {
    const stored = await findStoredAnswer<Answer>(idempotency, request, deps.now());
    if (stored === undefined) throw inProgress();
    return { result: stored, commit: false };
  });
}

async function runInTransaction<
  Within extends { readonly idempotency: IdempotencyStore },
  Answer extends StorableAnswer,
>(
  deps: IdempotencyDeps<Within>,
  within: Within,
  request: IdempotentRequest,
  work: (within: Within) => Promise<Answer>,
): Promise<IdempotentResult<Answer>> {
  const { tenantId, fingerprint } = request;
  const key = hashed(request.key);
  const { idempotency } = within;
  const now = deps.now();
  const isLocked = await idempotency.lock(tenantId, key);
  const stored = await findStoredAnswer<Answer>(idempotency, request, now);
  if (stored !== undefined) return stored;
  if (!isLocked) throw inProgress();
  const answer = await work(within);
  const { effect } = answer;
  if (effect !== undefined) {
    const text = JSON.stringify({ ...answer, effect: undefined });
    await idempotency.save(tenantId, key, { fingerprint, answer: text, createdAt: now }, effect);
    deps.answerLimit.add(tenantId, text.length);
  }
  return { answer, replayed: false };
}

/** Only the hash of a key is stored: it remains when a customer is erased, and callers may write personal data into it. */
function hashed(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

async function findStoredAnswer<Answer>(
  idempotency: IdempotencyStore,
  { tenantId, key, fingerprint }: IdempotentRequest,
  now: Date,
): Promise<IdempotentResult<Answer> | undefined> {
  const stored = await idempotency.find(tenantId, hashed(key));
  if (stored === undefined || isExpired(stored, now)) return undefined;
  if (stored.answer === '') throw erased();
  if (stored.fingerprint !== fingerprint) throw reused();
  return { answer: JSON.parse(stored.answer) as Answer, replayed: true };
}

function isExpired({ createdAt }: StoredAnswer, now: Date): boolean {
  return now.getTime() - createdAt.getTime() >= RETENTION_MS;
}

/** Exported for fault injection. */
export function inProgress(): DomainError {
  const message = 'The first request with this idempotency key is still in progress; try again shortly';
  return new DomainError('idempotency_in_progress', message);
}

function erased(): DomainError {
  const message = 'A customer in the response to this idempotency key was deleted since, and the response with it';
  return new DomainError('idempotency_response_erased', message);
}

function reused(): DomainError {
  return new DomainError('idempotency_key_reused', 'The idempotency key came before with another request');
}

/**
 * Identifies a request: SHA-256, in hexadecimal digits, of the operation and its decoded values. The bytes of the body do
 * not count, since each attempt has another multipart boundary; an uploaded file counts by its form field and its own
 * digest.
 */
export function fingerprintOf(operationId: string, values: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([operationId, values]))
    .digest('hex');
}
