import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { read, serverMain } from './repository.ts';
import { parseConfig, serverVariables, telemetryVariables } from './server-config.ts';

const guide = read('apps/docs/guides/operations.md');
const usage = execFileSync(process.execPath, [serverMain, '--help'], { encoding: 'utf8' });

describe.each([
  ['README.md', read('README.md')],
  ['operations.md', guide],
])('the table of variables in %s', (page, text) => {
  // Those of OpenTelemetry have a table of their own.
  const documented = [...text.matchAll(/^\| `((?!OTEL_)[A-Z_]+)` +\| (?:`(.*?)`)? *\|/gm)];
  const names = documented.map(([, name = '']) => name);

  it(`the table in ${page} has every variable that the server reads, and no other`, () => {
    expect(names.sort()).toEqual(serverVariables());
  });

  it(`the table in ${page} has the defaults of the server, on both databases`, () => {
    const defaults = Object.fromEntries(
      documented.filter(([, , value]) => value !== undefined).map(([, name = '', value]) => [name, value]),
    );
    expect(parseConfig(defaults)).toEqual(parseConfig({}));
    const onPostgres = { DATABASE_URL: 'postgres://127.0.0.1/rollcall' };
    expect(parseConfig({ ...defaults, ...onPostgres })).toEqual(parseConfig(onPostgres));
  });

  it(`the server validates every variable of the table in ${page}`, () => {
    for (const name of names) expect(() => parseConfig({ [name]: '' })).toThrow(name);
  });
});

describe('the table of the variables of OpenTelemetry in operations.md', () => {
  const rows = [...guide.matchAll(/^\| `(OTEL_[A-Z_]+)` \| (?:`(.*?)`)? *\|/gm)];

  it('the guide has every variable of OpenTelemetry that the server checks, and no other in its table', () => {
    expect(rows.map(([, name = '']) => name).sort()).toEqual(telemetryVariables());
  });

  it('the guide has the defaults of the variables of OpenTelemetry', () => {
    const defaults = Object.fromEntries(rows.flatMap(([, name = '', value]) => (value ? [[name, value]] : [])));
    const exporting = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' };
    expect(parseConfig({ ...exporting, ...defaults })).toEqual(parseConfig(exporting));
  });

  it('the server checks every variable of OpenTelemetry in the table', () => {
    for (const [, name = ''] of rows) expect(() => parseConfig({ [name]: '?' })).toThrow(name);
  });
});

it('the usage of the server names every variable that it reads', () => {
  const [, named = ''] = usage.split('environment variables:');
  expect(named.trim().split(/\s+/).sort()).toEqual(serverVariables());
});

it('the server has every command that the operations guide runs', () => {
  const commands = [...guide.matchAll(/bundle\/main\.js ((?:[a-z]+ ?)+)/g)].map(([, command = '']) => command.trim());
  expect(new Set(commands)).toEqual(new Set(['copy', 'keys create', 'keys list', 'keys revoke', 'migrate']));
  for (const command of commands) expect(usage).toContain(`  ${command}`);
});
