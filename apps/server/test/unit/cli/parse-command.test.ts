import { expect, test } from 'vitest';
import { parseCommand, usage } from '../../../src/cli/parse-command.ts';
import { StartError } from '../../../src/core/errors.ts';

test.each([
  { given: [], want: { name: 'serve' } },
  { given: ['serve'], want: { name: 'serve' } },
  { given: ['mock'], want: { name: 'mock', customers: 50, faults: [] } },
  {
    given: ['mock', '--customers', '0', '--fault', '*: code=500', '--fault=getCustomer: code=503'],
    want: { name: 'mock', customers: 0, faults: ['*: code=500', 'getCustomer: code=503'] },
  },
  { given: ['--version'], want: { name: 'version' } },
  { given: ['migrate'], want: { name: 'migrate' } },
  { given: ['distribute'], want: { name: 'distribute' } },
  {
    given: ['copy', '--from', 'sqlite:data/rollcall.db', '--to', 'postgres://db/rollcall'],
    want: { name: 'copy', from: 'sqlite:data/rollcall.db', to: 'postgres://db/rollcall' },
  },
  { given: ['--help'], want: { name: 'help' } },
  { given: ['migrate', '-h'], want: { name: 'help' } },
  {
    given: ['keys', 'create', '--tenant', 'acme'],
    want: { name: 'keys create', tenant: 'acme', label: null, live: false },
  },
  {
    given: ['keys', 'create', '--live', '--label', 'import of May', '--tenant=acme.eu-1'],
    want: { name: 'keys create', tenant: 'acme.eu-1', label: 'import of May', live: true },
  },
  { given: ['keys', 'list'], want: { name: 'keys list', tenant: undefined, json: false } },
  {
    given: ['keys', 'list', '--tenant', 'acme', '--json'],
    want: { name: 'keys list', tenant: 'acme', json: true },
  },
  { given: ['keys', 'revoke', '0190'], want: { name: 'keys revoke', id: '0190' } },
])('the arguments $given are the command $want.name', ({ given, want }) => {
  expect(parseCommand(given)).toEqual(want);
});

const needsTenant = 'keys create needs --tenant NAME, of up to 64 letters, digits, ".", "_" and "-".';

test.each([
  { given: ['start'], want: '"start" is not a command.' },
  { given: ['migrate', 'now'], want: '"migrate now" is not a command.' },
  { given: ['keys'], want: '"keys" is not a command.' },
  { given: ['keys', 'delete'], want: '"keys delete" is not a command.' },
  { given: ['keys', 'revoke'], want: '"keys revoke" is not a command.' },
  { given: ['keys', 'revoke', 'one', 'two'], want: '"keys revoke one two" is not a command.' },
  { given: ['migrate', '--live'], want: '--live is not an option of migrate.' },
  { given: ['keys', 'list', '--label', 'x'], want: '--label is not an option of keys list.' },
  { given: ['mock', '--customers', 'many'], want: '--customers must be a number from 0 to 9999.' },
  { given: ['--fault', '*: code=500'], want: '--fault is not an option of serve.' },
  { given: ['copy'], want: 'copy needs --from URL and --to URL.' },
  { given: ['copy', '--from', 'sqlite:a.db'], want: 'copy needs --from URL and --to URL.' },
  { given: ['copy', 'sqlite:a.db', 'sqlite:b.db'], want: '"copy sqlite:a.db sqlite:b.db" is not a command.' },
  { given: ['migrate', '--to', 'sqlite:b.db'], want: '--to is not an option of migrate.' },
  { given: ['keys', 'create'], want: needsTenant },
  { given: ['keys', 'create', '--tenant', 'two words'], want: needsTenant },
  { given: ['keys', 'create', '--tenant', 'x'.repeat(65)], want: needsTenant },
  {
    given: ['keys', 'create', '--tenant', 'acme', '--label', 'two\nlines'],
    want: '--label must be one line of 1 to 200 characters.',
  },
])('the arguments $given are refused: $want', ({ given, want }) => {
  expect(() => parseCommand(given)).toThrow(new StartError(`${want}\n\n${usage}`));
});

test('the usage lists all environment variables', () => {
  expect(usage).toMatch(
    /environment variables:\n {2}PORT\n[\s\S]* {2}DATABASE_URL\n {2}DATABASE_URL_FILE\n {2}DATABASE_POOL_MAX\n/,
  );
});

test('an unknown option is refused by name, with the usage', () => {
  expect(() => parseCommand(['--port', '80'])).toThrow(StartError);
  expect(() => parseCommand(['--port', '80'])).toThrow(/'--port'[\s\S]*Usage: rollcall-server/);
});
