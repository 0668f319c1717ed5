import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { repository } from '../../scripts/page-examples.mjs';
import { serverMain } from '../support/locations.ts';
import { parseConfig, serverVariables } from '../support/server-variables.ts';

const guide = readFileSync(new URL('apps/docs/guides/operations.md', repository), 'utf8');
const rows = [...guide.matchAll(/^\| `([A-Z_]+)` \| (?:`(.*?)`)? *\|/gm)].map(([, name = '', value]) => ({
  name,
  value,
}));
const usage = execFileSync(process.execPath, [serverMain, '--help'], { encoding: 'utf8' });

it('the guide has every variable that the server reads, and no other, with their defaults', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(serverVariables());
  const defaults = rows.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]);
  expect(parseConfig(Object.fromEntries(defaults))).toEqual(parseConfig({}));
});

it('the usage of the command names every variable', () => {
  const [, named = ''] = usage.split('in the environment:');
  expect(named.trim().split(/\s+/).sort()).toEqual(serverVariables());
});

it('every command of the server in the guide is one that it has', () => {
  const commands = [...guide.matchAll(/dist\/main\.js ((?:[a-z]+ ?)+)/g)].map(([, command = '']) => command.trim());
  expect(new Set(commands)).toEqual(new Set(['keys create', 'keys list', 'keys revoke', 'migrate']));
  for (const command of commands) expect(usage).toContain(`  ${command}`);
});
