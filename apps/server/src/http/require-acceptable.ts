import type { Request } from 'express';
import { DomainError } from '../domain-error.ts';

/** The media ranges that JSON falls under; the first that the header names decides. */
const RANGES = ['application/json', 'application/*', '*/*'];

/**
 * Refuses a request that does not want JSON. No Accept header, or an empty one, means that anything is wanted.
 * Parameters other than the weight say nothing here: `application/json; charset=utf-8` wants JSON.
 *
 * @throws DomainError `not_acceptable`.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 */
export function requireAcceptable(req: Request): void {
  const header = req.get('Accept') ?? '';
  if (header.trim() === '') return;
  const weights = weightsOf(header);
  const range = RANGES.find((name) => weights.has(name));
  if (range !== undefined && weights.get(range) !== 0) return;
  throw new DomainError('not_acceptable', 'The answer is application/json, which the Accept header refuses');
}

/** The weight of each media range; 1 where none is given. */
function weightsOf(header: string): ReadonlyMap<string, number> {
  const ranges = header.toLowerCase().split(',');
  return new Map(
    ranges.map((range) => {
      const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, weight === undefined ? 1 : Number(weight.slice('q='.length))];
    }),
  );
}
