import type { Request, Response } from 'express';
import { DomainError } from '../../core/errors.ts';

/** The media ranges that include JSON; the first one in the header decides. */
const RANGES = ['application/json', 'application/*', '*/*'];

/**
 * Refuses a request that does not accept JSON. A missing or empty Accept header accepts anything. Parameters other than
 * the weight are ignored: `application/json; charset=utf-8` accepts JSON.
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

/** The weight of each media range; 1 if none is given. */
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

/**
 * Refuses a body that is not declared as one of the media types, is in another character set than UTF-8, or is
 * compressed.
 *
 * @throws DomainError `unsupported_media_type`.
 */
export function requireMediaType(req: Request, res: Response, mediaTypes: readonly string[]): void {
  const expected = mediaTypes.join(' or ');
  const [sent = '', ...parameters] = (req.get('Content-Type') ?? '').split(';');
  const mediaType = sent.trim().toLowerCase();
  if (mediaType === '') throw unsupported(`The body must be sent as ${expected}; the request does not say what it is`);
  if (!mediaTypes.includes(mediaType)) throw unsupported(`The body must be sent as ${expected}, not as ${mediaType}`);
  requireUtf8(parameters);
  requireIdentity(req, res);
}

const CHARSET = /^charset\s*=\s*"?([^"\s]*)"?$/i;

function requireUtf8(parameters: readonly string[]): void {
  const charset = parameters
    .map((parameter) => CHARSET.exec(parameter.trim())?.[1])
    .find((value) => value !== undefined);
  if (charset === undefined || /^utf-?8$/i.test(charset)) return;
  throw unsupported(`The body must be sent in UTF-8, not in ${charset}`);
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3 */
function requireIdentity(req: Request, res: Response): void {
  const encoding = req.get('Content-Encoding') ?? 'identity';
  if (encoding.trim().toLowerCase() === 'identity') return;
  res.setHeader('Accept-Encoding', 'identity');
  throw unsupported(`The body must be sent as it is, not with the Content-Encoding ${encoding}`);
}

function unsupported(message: string): DomainError {
  return new DomainError('unsupported_media_type', message);
}
