import { BlockList, isIP } from 'node:net';

/** Which addresses besides public ones webhooks are sent to: none, those of this machine, or all. */
export type PrivateAddresses = 'false' | 'loopback' | 'true';

/** Whether webhooks may be sent to an IP address. */
export function isAllowedAddress(address: string, allowed: PrivateAddresses): boolean {
  if (allowed === 'true') return true;
  const ipv4 = embeddedIpv4(address) ?? (isIP(address) === 4 ? address : undefined);
  if (allowed === 'loopback' && (ipv4 ? loopback.check(ipv4) : loopback.check(address, 'ipv6'))) return true;
  if (ipv4 !== undefined) return !notPublicIpv4.check(ipv4);
  return isIP(address) === 6 && global.check(address, 'ipv6') && !notPublicIpv6.check(address, 'ipv6');
}

/**
 * The IPv4 address that an IPv6 address leads to: a mapped one, or one behind the well-known prefix of NAT64, which
 * networks without IPv4 use for every public address.
 */
function embeddedIpv4(address: string): string | undefined {
  if (isIP(address) !== 6 || !embedding.check(address, 'ipv6')) return undefined;
  // As a URL writes it, in hexadecimal digits and without zeros.
  const [high = '0', low = '0'] = new URL(`http://[${address.replace(/%.*/, '')}]`).hostname
    .slice(1, -1)
    .split(':')
    .slice(-2);
  const bits = [high, low].map((group) => Number.parseInt(group || '0', 16));
  return bits.flatMap((group) => [group >> 8, group & 0xff]).join('.');
}

/** @see https://www.iana.org/assignments/iana-ipv4-special-registry */
const notPublicIpv4 = blockListOf('ipv4', [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, with the metadata of clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
]);

/** Everything else is loopback, private, link-local, multicast or reserved. */
const global = blockListOf('ipv6', [['2000::', 3]]);

/** @see https://www.iana.org/assignments/iana-ipv6-special-registry */
const notPublicIpv6 = blockListOf('ipv6', [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['3fff::', 20], // documentation
]);

const embedding = blockListOf('ipv6', [
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
]);

const loopback = blockListOf('ipv4', [['127.0.0.0', 8]]);
loopback.addAddress('::1', 'ipv6');

function blockListOf(family: 'ipv4' | 'ipv6', subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return list;
}
