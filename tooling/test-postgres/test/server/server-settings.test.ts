import { expect, test } from 'vitest';
import { serverSettings } from '../../src/cluster.ts';

const listening = "listen_addresses = '127.0.0.1'\nport = '20001'\nunix_socket_directories = '/tmp/server'\n";

test.each([
  { given: {}, want: '' },
  { given: { fsync: true }, want: '' },
  { given: { fsync: false }, want: "fsync = 'false'\nsynchronous_commit = 'false'\nfull_page_writes = 'false'\n" },
  { given: { settings: { work_mem: '1MB', max_connections: 9 } }, want: "work_mem = '1MB'\nmax_connections = '9'\n" },
  { given: { settings: { search_path: `"it's", a\\b\nc` } }, want: `search_path = '"it''s", a\\\\b\\nc'\n` },
])('the configuration for $given says so and where to listen', ({ given, want }) => {
  expect(serverSettings(20_001, '/tmp/server', given)).toBe(want + listening);
});

test('settings cannot change where the server listens, which its URL has to tell', () => {
  const settings = { listen_addresses: '*', port: 5432 };
  expect(serverSettings(20_001, '/tmp/server', { settings })).toBe(listening);
});
