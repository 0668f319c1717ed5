import { expect, test } from 'vitest';
import { isAllowedAddress } from '../../../src/events/addresses.ts';
import { problemOfWebhookUrl } from '../../../src/events/webhook-url.ts';

const publicAddresses = [
  ...['1.1.1.1', '93.184.216.34', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '223.255.255.255'],
  ...['2606:4700:4700::1111', '2a00:1450:4001::1', '64:ff9b::5db8:d822', '::ffff:93.184.216.34'],
];

const loopbackAddresses = ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'];

const privateAddresses = [
  ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '255.255.255.255'],
  ...['::', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1', '2002:a00:1::1'],
  ...['2001::1', '100::1', 'fec0::1', '64:ff9b:1::1', '64:ff9b::a00:1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe'],
  ...['::10.0.0.1', '3fff::1', 'fd00:ec2::254', 'not an address', ''],
];

test.each(publicAddresses)('the public address %s is allowed', (address) => {
  expect(isAllowedAddress(address, 'false')).toBe(true);
  expect(isAllowedAddress(address, 'loopback')).toBe(true);
});

test.each(loopbackAddresses)('the loopback address %s is allowed only if the operator says so', (address) => {
  expect(isAllowedAddress(address, 'false')).toBe(false);
  expect(isAllowedAddress(address, 'loopback')).toBe(true);
});

test.each(privateAddresses)('the address "%s", which is not public, is allowed only if all are', (address) => {
  expect(isAllowedAddress(address, 'false')).toBe(false);
  expect(isAllowedAddress(address, 'loopback')).toBe(false);
  expect(isAllowedAddress(address, 'true')).toBe(true);
});

test.each([
  { given: 'https://example.com/hook', want: undefined },
  { given: 'https://example.com:8443/', want: undefined },
  { given: 'http://example.com/', want: 'must start with https://' },
  { given: 'ftp://example.com/', want: 'must start with https://' },
  { given: 'https://user@example.com/', want: 'must not contain a user name or a password' },
  { given: 'https://:secret@example.com/', want: 'must not contain a user name or a password' },
  { given: 'https://example.com/#fragment', want: 'must not contain a fragment' },
  { given: 'example.com', want: 'must be a URL' },
  { given: 'https://127.0.0.1/', want: 'must not lead to a private address' },
  { given: 'https://0x7f.1/', want: 'must not lead to a private address' },
  { given: 'https://2130706433/', want: 'must not lead to a private address' },
  { given: 'https://[::ffff:10.0.0.1]/', want: 'must not lead to a private address' },
  { given: 'https://[::1]/', want: 'must not lead to a private address' },
  { given: 'https://LOCALHOST/', want: 'must not lead to a private address' },
  { given: 'https://localhost./', want: 'must not lead to a private address' },
  { given: 'https://api.localhost/', want: 'must not lead to a private address' },
])('a URL alone shows that $given is as it should be, or why not', ({ given, want }) => {
  expect(problemOfWebhookUrl(given, 'false')).toBe(want);
});

test.each([
  { given: 'http://localhost:3000/hook', loopback: undefined, all: undefined },
  { given: 'http://127.0.0.1:3000/', loopback: undefined, all: undefined },
  { given: 'http://10.0.0.1/', loopback: 'must not lead to a private address', all: undefined },
  { given: 'ftp://127.0.0.1/', loopback: 'must start with https://', all: 'must start with https://' },
])('$given is allowed as far as the operator allows private addresses', ({ given, loopback, all }) => {
  expect(problemOfWebhookUrl(given, 'loopback')).toBe(loopback);
  expect(problemOfWebhookUrl(given, 'true')).toBe(all);
});
