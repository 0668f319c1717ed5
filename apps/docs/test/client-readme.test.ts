import * as sdk from '@rollcall/client';
import { expect, it } from 'vitest';
import { read } from './repository.ts';

const readme = read('packages/client/README.md');
const { RollcallError } = sdk;
const rollcall = new sdk.Rollcall({ apiKey: 'sk_test_1', baseUrl: 'http://127.0.0.1:4010/api/v1' });

it('the README of the SDK lists every method', () => {
  expect(firstColumn('Methods')).toEqual(Object.keys(rollcall.customers).sort());
  const { webhookEndpoints, webhookDeliveries } = rollcall;
  const methods = [webhookEndpoints, webhookDeliveries].flatMap((resource) => Object.keys(resource));
  expect(firstColumn('Webhooks')).toEqual(methods.sort());
});

it.each([
  { name: 'RollcallOptions', file: 'options.ts', heading: 'Options of the client' },
  { name: 'ImportOptions', file: 'import/options.ts', heading: 'Any number of customers' },
])('the README of the SDK lists every option of $name', ({ name, file, heading }) => {
  expect(firstColumn(heading)).toEqual(membersOf(name, `packages/client/src/${file}`));
});

it('the README of the SDK names the options that every method takes', () => {
  const [, options = ''] = /the last argument of each is `\{ (.*?) \}`/.exec(readme) ?? [];
  expect(options.split(', ').sort()).toEqual(membersOf('RequestOptions', 'packages/client/src/options.ts'));
});

it('the README of the SDK shows every class of errors below its parent', () => {
  const tree = [...section('Errors').matchAll(/^([│├└─ ]*)(\w+Error)/gm)].map(([, indent = '', name = '']) => ({
    level: indent.length / 4,
    name,
  }));
  const shown = tree.map(({ level, name }, index) => {
    const parent = tree.slice(0, index).findLast((other) => other.level < level);
    return `${name} extends ${parent?.name ?? 'Error'}`;
  });
  const isErrorClass = (value: unknown): value is typeof RollcallError =>
    typeof value === 'function' && (value === RollcallError || value.prototype instanceof RollcallError);
  const real = Object.values<unknown>(sdk)
    .filter(isErrorClass)
    .map((one) => `${one.name} extends ${Object.getPrototypeOf(one).name}`);
  expect(shown.sort()).toEqual(real.sort());
});

/** The text below a heading, up to the next one. */
function section(heading: string): string {
  return readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
}

/** The names in the first column of the table below a heading, without arguments. */
function firstColumn(heading: string): string[] {
  const cells = [...section(heading).matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell = '']) => cell);
  return cells
    .flatMap((cell) => [...cell.matchAll(/`(\w+)/g)])
    .map(([, name = '']) => name)
    .sort();
}

/** The members of an interface, from its source. */
function membersOf(name: string, path: string): string[] {
  const [, body = ''] = new RegExp(`^export interface ${name} [^{]*{\\n(.*?)^}`, 'ms').exec(read(path)) ?? [];
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, member = '']) => member).sort();
}
