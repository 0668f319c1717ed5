import { expect, test } from 'vitest';
import { parseCommand, usage } from '../../src/cli/parse-command.js';
import { StartError } from '../../src/start-error.js';

test.each([
  { given: [], want: 'serve' },
  { given: ['migrate'], want: 'migrate' },
  { given: ['--help'], want: 'help' },
  { given: ['migrate', '-h'], want: 'help' },
])('$given is the command $want', ({ given, want }) => {
  expect(parseCommand(given)).toBe(want);
});

test.each([
  { given: ['start'], want: `"start" is not a command.\n\n${usage}` },
  { given: ['migrate', 'now'], want: `"migrate now" is not a command.\n\n${usage}` },
])('$given is refused with the usage', ({ given, want }) => {
  expect(() => parseCommand(given)).toThrow(new StartError(want));
});

test('the usage names every variable', () => {
  expect(usage).toMatch(/environment:\n {2}PORT\n[\s\S]* {2}DATABASE_URL\n {2}DATABASE_POOL_MAX\n/);
});

test('an option that is not known is refused by name, with the usage', () => {
  expect(() => parseCommand(['--port', '80'])).toThrow(StartError);
  expect(() => parseCommand(['--port', '80'])).toThrow(/'--port'[\s\S]*Usage: rollcall-server/);
});
