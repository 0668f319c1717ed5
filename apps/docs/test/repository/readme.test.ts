import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repository } from '../../scripts/page-examples.mjs';
import { parseConfig, serverVariables } from '../support/server-variables.ts';

const read = (path: string) => readFileSync(new URL(path, repository), 'utf8');
const readme = read('README.md');

/** The variables of the table, in its order, each with its default. */
const documented = new Map(
  [...readme.matchAll(/^\| `([A-Z_]+)` +\| (?:`(.*?)`)? *\|/gm)].map(([, name = '', value]) => [name, value]),
);

describe('the table of the server’s configuration', () => {
  it('has every variable that the server reads, and no other', () => {
    expect([...documented.keys()].sort()).toEqual(serverVariables());
  });

  it('has the defaults that the server takes', () => {
    const defaults = Object.fromEntries([...documented].filter(([, value]) => value !== undefined));
    expect(parseConfig(defaults)).toEqual(parseConfig({}));
    const onPostgres = { DATABASE_URL: 'postgres://127.0.0.1/rollcall' };
    expect(parseConfig({ ...defaults, ...onPostgres })).toEqual(parseConfig(onPostgres));
  });

  it('has no variable that the server would not check', () => {
    for (const name of documented.keys()) expect(() => parseConfig({ [name]: '' })).toThrow(name);
  });
});

it('the map has every package and app', () => {
  const folders = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(new URL(parent, repository)).map((name) => `${parent}/${name}`),
  );
  const onTheMap = [...readme.matchAll(/^\| \[`((?:packages|apps)\/.*?)`\]/gm)].map(([, path]) => path);
  expect(onTheMap.sort()).toEqual(folders.sort());
});

it.each(['README.md', 'CONTRIBUTING.md'])(
  '%s names the pnpm that the repository pins, and scripts that exist',
  (page) => {
    const { packageManager, scripts } = JSON.parse(read('package.json'));
    const text = read(page);
    for (const [version] of text.matchAll(/pnpm@[\d.]+\d/g)) expect(version).toBe(packageManager);
    const mentioned = [...text.matchAll(/`(?:npm|pnpm) (?:run )?([a-z]+(?::[a-z]+)*)`/g)].map(([, script]) => script);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(mentioned));
  },
);
