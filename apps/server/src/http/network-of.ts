import { isIP } from 'node:net';
import type { Request } from 'express';

const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;

/**
 * Where a request comes from, to count by: the address of the caller, or its first 64 bits where it is one of IPv6, of
 * which everybody has as many as they like. Behind proxies it is the address that the outermost trusted one has seen.
 */
export function networkOf(req: Request): string {
  const { ip = '' } = req;
  // Whatever a caller may write into X-Forwarded-For: what is no address is none.
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
