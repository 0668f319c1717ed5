import { answerOnce } from '../idempotency/answer-once.ts';
import { fingerprintOf } from '../idempotency/fingerprint.ts';
import type { Services } from '../services.ts';
import type { Success } from './envelope.ts';
import type { AnyOperationRequest, OperationTarget } from './operation-routes.ts';
import type { ValidRequest } from './validate-request.ts';

/** Runs an operation; with an idempotency key once, however often the request comes. */
export async function runOperation(
  { operationId, run }: OperationTarget,
  tenantId: string,
  { headers, ...valid }: ValidRequest,
  services: Services,
): Promise<Success> {
  const request: AnyOperationRequest = { tenantId, ...valid };
  const key = idempotencyKeyOf(headers);
  if (key === undefined) return run(request, services);
  const fingerprint = fingerprintOf(operationId, valid);
  const { answer, replayed } = await answerOnce(services, { tenantId, key, fingerprint }, (within) =>
    run(request, within),
  );
  return replayed ? { ...answer, headers: { ...answer.headers, 'Idempotency-Replayed': 'true' } } : answer;
}

function idempotencyKeyOf(headers: unknown): string | undefined {
  return (headers as { readonly 'Idempotency-Key'?: string } | undefined)?.['Idempotency-Key'];
}
