import { document } from '@rollcall/contract/document';
import { expect, test } from 'vitest';
import { startupBanner } from '../../../src/cli/serve.ts';

const ipv4 = { address: '127.0.0.1', family: 'IPv4', port: 4010 };
const facts = { address: ipv4, basePath: '/api/v1', apiKey: { source: 'shown', key: 'sk_test_shown' } } as const;

test('the banner shows the address, the key, the documentation and a first request', () => {
  expect(startupBanner(facts)).toBe(`Rollcall listens on http://127.0.0.1:4010/api/v1

  API key         sk_test_shown
  Console         http://127.0.0.1:4010/console
  Documentation   http://127.0.0.1:4010/docs

Create two customers:

curl http://127.0.0.1:4010/api/v1/customers/bulk-create \\
  -H 'x-api-key: sk_test_shown' \\
  -H 'content-type: application/json' \\
  -d '{"customers": [
  {"customer_type":"BUSINESS","customer_key":"acme_corp_001","primary_email":"contact@acmecorp.com","legal_name":"Acme Corporation","display_name":"Acme Corp"},
  {"customer_type":"INDIVIDUAL","customer_key":"jane_doe_001","primary_email":"jane@example.com","first_name":"Jane","last_name":"Doe"}
]}'
`);
});

test.each([
  { given: 'configured', want: 'the one in ROLLCALL_API_KEY' },
  { given: 'stored', want: 'one of those in the database' },
  { given: 'none', want: 'none yet: rollcall-server keys create --tenant default creates one' },
] as const)('the banner does not show a key that is $given', ({ given, want }) => {
  const banner = startupBanner({ ...facts, apiKey: { source: given } });
  expect(banner).toContain(`API key         ${want}\n`);
  expect(banner).toContain('-H "x-api-key: $ROLLCALL_API_KEY"');
});

test.each([
  { given: '::1', want: 'http://[::1]:4010/api/v1' },
  { given: '::', want: 'http://[::1]:4010/api/v1' },
  { given: '0.0.0.0', want: 'http://127.0.0.1:4010/api/v1' },
  { given: '192.0.2.7', want: 'http://192.0.2.7:4010/api/v1' },
])('the banner of a server that listens on $given shows $want', ({ given, want }) => {
  const [firstLine] = startupBanner({ ...facts, address: { ...ipv4, address: given } }).split('\n');
  expect(firstLine).toBe(`Rollcall listens on ${want}`);
});

test('the first request can be pasted into a shell, since it contains no single quote', () => {
  expect(JSON.stringify(document.components.examples?.BusinessAndIndividualRequest)).not.toContain("'");
});
