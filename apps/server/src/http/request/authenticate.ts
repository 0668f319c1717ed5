import { isIP } from 'node:net';
import type { Request, Response } from 'express';
import type { ActiveApiKey } from '../../api-keys/api-key-store.ts';
import { authenticate, recordUse } from '../../api-keys/authenticate.ts';
import { DomainError } from '../../core/errors.ts';
import { countAgainst, rateLimitHeaders } from '../../rate-limits/rate-limits.ts';
import type { Services } from '../../services.ts';
import { stateOf } from './request-context.ts';

/**
 * Authenticates a request by its headers alone, before the body is read.
 *
 * A valid key works even if its network has sent too many wrong ones: behind one address, there may be many callers. Every
 * answer to it, errors included, has the state of its quota in the headers, and every line of the log has its id.
 *
 * @throws DomainError `api_key_missing`, `api_key_invalid`, `rate_limited`: if the key has used up its quota, or if it is
 * wrong and too many wrong ones have come from its network.
 */
export async function authenticateRequest(
  services: Pick<Services, 'apiKeys' | 'keyUses' | 'logger' | 'now' | 'rateLimits'>,
  req: Request,
  res: Response,
): Promise<ActiveApiKey> {
  const { rateLimits } = services;
  const state = stateOf(res);
  const presented = req.get('x-api-key');
  if (presented === undefined || presented === '') {
    throw new DomainError('api_key_missing', 'The x-api-key header is missing');
  }
  const key = await authenticate(services, presented);
  if (key === undefined) {
    if (rateLimits !== undefined) await countAgainst(rateLimits.wrongKeys, networkOf(req), state);
    throw new DomainError('api_key_invalid', 'The API key is not valid');
  }
  Object.assign(state.logIds, { tenant_id: key.tenantId, key_id: key.id });
  state.span?.set({ 'rollcall.tenant.id': key.tenantId, 'rollcall.key.id': key.id });
  const quota = rateLimits && (await countAgainst(rateLimits.requests, key.id, state));
  if (quota !== undefined) res.set(rateLimitHeaders(quota));
  recordUse(services, key);
  return key;
}

const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;

/**
 * The network of a caller, for rate limits and the log: the address, or the first 64 bits of an IPv6 address, since callers choose
 * the other bits freely. Behind proxies, it is the address that the outermost trusted one has seen.
 */
export function networkOf(req: Request): string {
  const { ip = '' } = req;
  // A caller may write anything into X-Forwarded-For.
  const address = isIP(ip) === 0 ? (req.socket.remoteAddress ?? '') : ip;
  const [, ipv4] = MAPPED_IPV4.exec(address) ?? [];
  if (ipv4 !== undefined) return ipv4;
  return isIP(address) === 6 ? firstHalf(address) : address;
}

/** The first four of the eight groups of an IPv6 address, with the zeros that `::` stands for. */
function firstHalf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, GROUPS - before.length - after.length) }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, GROUPS / 2).join(':')}::/64`;
}
