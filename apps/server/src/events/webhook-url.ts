import { isIP } from 'node:net';
import { isAllowedAddress, type PrivateAddresses } from './addresses.ts';

export type { PrivateAddresses };

/**
 * Why nothing may be sent to a URL, as far as the URL alone shows, phrased to follow the name of its field; `undefined`
 * if there is no reason. Where a host name leads is checked when a connection is made.
 */
export function problemOfWebhookUrl(url: string, allowed: PrivateAddresses): string | undefined {
  if (!URL.canParse(url)) return 'must be a URL';
  const { protocol, username, password, hash, hostname } = new URL(url);
  if (username !== '' || password !== '') return 'must not contain a user name or a password';
  if (hash !== '') return 'must not contain a fragment';
  if (protocol !== 'https:' && (protocol !== 'http:' || allowed === 'false')) return 'must start with https://';
  return isAllowedHost(hostname, allowed) ? undefined : 'must not lead to a private address';
}

/** URLs write every form of an IP address in the same way: `http://0x7f.1/` has the host `127.0.0.1`. */
function isAllowedHost(hostname: string, allowed: PrivateAddresses): boolean {
  const address = literalAddress(hostname);
  if (address !== undefined) return isAllowedAddress(address, allowed);
  return allowed !== 'false' || !/(?:^|\.)localhost\.?$/.test(hostname);
}

/** The IP address that the host of a URL is; `undefined` if it is a name. */
function literalAddress(hostname: string): string | undefined {
  const address = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(address) === 0 ? undefined : address;
}
