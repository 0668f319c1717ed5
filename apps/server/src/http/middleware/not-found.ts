import type { RequestHandler, Response } from 'express';
import { DomainError } from '../../core/errors.ts';

/** The last resort: nothing answers at this path. */
export const refuseUnknownRoute: RequestHandler = () => {
  throw routeNotFound();
};

/** Paths are exact, so that another case or a trailing slash ends here too. */
export function routeNotFound(): DomainError {
  return new DomainError('route_not_found', 'There is nothing at this path');
}

/**
 * Answers OPTIONS with what the path allows, and refuses every other method that it does not have.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6
 */
export function answerOtherMethod(method: string, allow: readonly string[], res: Response): void {
  res.setHeader('Allow', allow.join(', '));
  if (method !== 'OPTIONS') {
    throw new DomainError(
      'method_not_allowed',
      `This path does not have the method ${method}; it has ${allow.join(', ')}`,
    );
  }
  res.statusCode = 204;
  res.end();
}
