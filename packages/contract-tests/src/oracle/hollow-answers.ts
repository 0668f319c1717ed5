import type { Answer } from '../exchange/answer.ts';

/**
 * Whether HTTP itself forbids the answer a body.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1
 */
export function hasNoBodyByDefinition({ method, status }: Answer): boolean {
  return method === 'HEAD' || status === 204 || status === 304;
}
