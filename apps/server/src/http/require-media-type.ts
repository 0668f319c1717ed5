import type { Request } from 'express';
import { DomainError } from '../domain-error.ts';

const PARAMETER = /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/i;

/**
 * Refuses a body that is not declared as one of the media types, is in another character set than UTF-8, or is
 * compressed.
 *
 * @throws DomainError `unsupported_media_type`.
 */
export function requireMediaType(req: Request, mediaTypes: readonly string[]): void {
  const expected = mediaTypes.join(' or ');
  const [sent = '', ...parameters] = (req.get('Content-Type') ?? '').split(';');
  const mediaType = sent.trim().toLowerCase();
  if (mediaType === '') throw unsupported(`The body must be sent as ${expected}; the request does not say what it is`);
  if (!mediaTypes.includes(mediaType)) throw unsupported(`The body must be sent as ${expected}, not as ${mediaType}`);
  requireUtf8(parameters);
  requireIdentity(req.get('Content-Encoding') ?? 'identity');
}

function requireUtf8(parameters: readonly string[]): void {
  const charset = parameters.map((parameter) => PARAMETER.exec(parameter)?.[1]).find((value) => value !== undefined);
  if (charset === undefined || /^utf-?8$/i.test(charset)) return;
  throw unsupported(`The body must be sent in UTF-8, not in ${charset}`);
}

function requireIdentity(encoding: string): void {
  if (encoding.trim().toLowerCase() === 'identity') return;
  throw unsupported(`The body must be sent as it is, not with the Content-Encoding ${encoding}`);
}

function unsupported(message: string): DomainError {
  return new DomainError('unsupported_media_type', message);
}
