import type { Mutant } from '../mutant.ts';
import { HISTORIES, serverMutant } from './server-mutant.ts';

const KEYS = 'http/idempotency-keys';
const FINGERPRINT = 'fingerprintOf(operationId, valid)';
const NOTHING_STORED = 'customers_created.length + updated.length === 0';

/** Faults of idempotency keys, and of the responses that are stored for them. */
export const idempotencyMutants: readonly Mutant[] = [
  serverMutant(
    'an idempotency key replays its response to another query',
    FINGERPRINT,
    'fingerprintOf(operationId, { ...valid, query: undefined })',
    KEYS,
    HISTORIES,
  ),
  serverMutant(
    'an idempotency key replays its response to another path',
    FINGERPRINT,
    'fingerprintOf(operationId, { ...valid, path: undefined })',
    KEYS,
  ),
  serverMutant(
    'an idempotency key replays its response to another body',
    FINGERPRINT,
    'fingerprintOf(operationId, { ...valid, body: undefined })',
    KEYS,
    HISTORIES,
  ),
  serverMutant(
    'an idempotency key replays its response to another operation',
    'JSON.stringify([operationId, values])',
    'JSON.stringify([values])',
    KEYS,
    HISTORIES,
  ),
  serverMutant(
    'tenants share their idempotency keys',
    ".select(['fingerprint', 'answer', 'created_at'])\n        .where('tenant_id', '=', tenantId)",
    ".select(['fingerprint', 'answer', 'created_at'])",
    KEYS,
    HISTORIES,
  ),
  serverMutant(
    'the response to a bulk create that only updates is not stored',
    NOTHING_STORED,
    'customers_created.length === 0',
  ),
  serverMutant(
    'the response to a bulk create that only creates is not stored',
    NOTHING_STORED,
    'updated.length === 0',
    KEYS,
  ),
  serverMutant('the response to a bulk create without effect is stored', NOTHING_STORED, 'false', KEYS, HISTORIES),
  serverMutant(
    'the response to an upload is not stored',
    'effect: query.dry_run ? undefined : report.effect',
    'effect: undefined',
    KEYS,
  ),
  serverMutant(
    'the response to a dry run of an upload is stored',
    'effect: query.dry_run ? undefined : report.effect',
    'effect: report.effect',
    KEYS,
    HISTORIES,
  ),
  serverMutant(
    'the response to an unarchiving is not stored',
    "message: 'Customer unarchived successfully',\n        headers: { ETag: entityTagOf(record) },\n        data: toApiCustomer(record),\n        effect: effectOn(record),",
    "message: 'Customer unarchived successfully',\n        headers: { ETag: entityTagOf(record) },\n        data: toApiCustomer(record),",
    KEYS,
  ),
  serverMutant('an idempotency key is forgotten after 23 hours', 'RETENTION_MS = 24 *', 'RETENTION_MS = 23 *', KEYS),
  serverMutant('an idempotency key is kept for 25 hours', 'RETENTION_MS = 24 *', 'RETENTION_MS = 25 *', KEYS),
  serverMutant(
    'a request whose response was erased runs again',
    "if (stored.answer === '')\n        throw erased();",
    "if (stored.answer === '')\n        return undefined;",
    'document/executed-examples',
    HISTORIES,
  ),
  serverMutant(
    'a stored response survives the deletion of a customer that it names as existing',
    'existingKeys: [...updated, ...existing].map(({ customer_key }) => customer_key)',
    'existingKeys: []',
    'http/erased-responses',
  ),
  serverMutant(
    'a stored response survives the deletion of a customer that it names as failed',
    'failedKeys: [...skipped, ...failed].flatMap(({ customer_key }) => customer_key ?? [])',
    'failedKeys: []',
    'http/erased-responses',
  ),
  serverMutant(
    'a replayed response has lost its headers',
    "{ ...answer.headers, 'Idempotency-Replayed': 'true' }",
    "{ 'Idempotency-Replayed': 'true' }",
    KEYS,
  ),
];
