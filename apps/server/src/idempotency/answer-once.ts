import { createHash } from 'node:crypto';
import { DomainError } from '../core/errors.ts';
import type { Services } from '../services.ts';
import type { Stores } from '../storage/stores.ts';
import type { IdempotencyStore, StoredAnswer } from './idempotency-store.ts';

/** How long an answer is given again, in milliseconds: 24 hours. */
export const RETENTION_MS = 24 * 60 * 60 * 1000;

/** A request that may come more than once. */
export interface RepeatableRequest {
  readonly tenantId: string;
  readonly key: string;
  /** The same for the same request, and different for every other. */
  readonly fingerprint: string;
}

export interface Answered<Answer> {
  readonly answer: Answer;
  /** Whether the answer is that of an earlier request. */
  readonly replayed: boolean;
}

/**
 * Does the work of a request once, however often the request comes: its answer is stored in the transaction of its
 * effects, and given again for {@link RETENTION_MS}. Work that throws has no effects, and is not remembered.
 *
 * @param work its answer has to survive JSON.
 * @throws DomainError `idempotency_key_reused`, `idempotency_in_progress`, and what the work throws.
 */
export async function answerOnce<Answer>(
  services: Services,
  request: RepeatableRequest,
  work: (services: Services) => Promise<Answer>,
): Promise<Answered<Answer>> {
  const claim = JSON.stringify([request.tenantId, request.key]);
  if (services.keysInProgress.has(claim)) return answerAgain(services, request);
  services.keysInProgress.add(claim);
  try {
    return await services.inGroupCommit((stores) =>
      answerInTransaction({ ...services, ...stores }, stores, request, work),
    );
  } finally {
    services.keysInProgress.delete(claim);
  }
}

/** Whoever has the key may only be giving the answer again: then all who ask get it, and none has to come back. */
function answerAgain<Answer>(services: Services, request: RepeatableRequest): Promise<Answered<Answer>> {
  return services.transact(async ({ idempotency }) => {
    const earlier = await earlierAnswer<Answer>(idempotency, request, services.now());
    if (earlier === undefined) throw inProgress();
    return { result: earlier, commit: false };
  });
}

async function answerInTransaction<Answer>(
  services: Services,
  { idempotency }: Stores,
  request: RepeatableRequest,
  work: (services: Services) => Promise<Answer>,
): Promise<Answered<Answer>> {
  const { tenantId, key, fingerprint } = request;
  const now = services.now();
  const isOurs = await idempotency.lock(tenantId, key);
  const earlier = await earlierAnswer<Answer>(idempotency, request, now);
  if (earlier !== undefined) return earlier;
  if (!isOurs) throw inProgress();
  const answer = await work(services);
  await idempotency.save(tenantId, key, { fingerprint, answer: JSON.stringify(answer), createdAt: now });
  return { answer, replayed: false };
}

async function earlierAnswer<Answer>(
  idempotency: IdempotencyStore,
  { tenantId, key, fingerprint }: RepeatableRequest,
  now: Date,
): Promise<Answered<Answer> | undefined> {
  const stored = await idempotency.find(tenantId, key);
  if (stored === undefined || isExpired(stored, now)) return undefined;
  if (stored.fingerprint !== fingerprint) throw reused();
  return { answer: JSON.parse(stored.answer) as Answer, replayed: true };
}

function isExpired({ createdAt }: StoredAnswer, now: Date): boolean {
  return now.getTime() - createdAt.getTime() >= RETENTION_MS;
}

/** Also thrown on demand, for the tests of clients. */
export function inProgress(): DomainError {
  const message = 'The first request with this idempotency key is still in progress; try again shortly';
  return new DomainError('idempotency_in_progress', message);
}

function reused(): DomainError {
  return new DomainError('idempotency_key_reused', 'The idempotency key came before with another request');
}

/**
 * Tells requests apart: SHA-256, in hexadecimal digits, over the operation and the values that it is given, decoded. The
 * bytes of the body do not count, since a multipart boundary is another one at each attempt; an uploaded file counts by
 * its name in the form and its own digest.
 */
export function fingerprintOf(operationId: string, values: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([operationId, values]))
    .digest('hex');
}
