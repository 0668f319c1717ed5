import type { Request } from 'express';
import { DomainError } from '../domain-error.js';

/**
 * Refuses a request that does not want JSON. No Accept header, or an empty one, means that anything is wanted.
 *
 * @throws DomainError `not_acceptable`.
 */
export function requireAcceptable(req: Request): void {
  if ((req.get('Accept') ?? '').trim() === '' || req.accepts('application/json')) return;
  throw new DomainError('not_acceptable', 'The answer is application/json, which the Accept header refuses');
}
