import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The rooms of the server, and the rooms that each of them may import. A room is a folder or a root file of `src`. */
const serverRooms: Readonly<Record<string, readonly string[]>> = {
  main: ['cli', 'core', 'version'],
  cli: ['api-keys', 'compose', 'config', 'core', 'faults', 'operations', 'server', 'services', 'storage'],
  compose: [
    ...['api-keys', 'app', 'config', 'core', 'faults', 'idempotency', 'metrics', 'operations', 'rate-limits', 'server'],
    ...['services', 'storage', 'telemetry', 'telemetry-config', 'webhooks'],
  ],
  app: ['http/middleware', 'http/request', 'http/static', 'operations', 'server', 'services'],
  'http/middleware': ['core', 'http/request', 'http/response', 'http/static', 'rate-limits', 'services', 'telemetry'],
  'http/request': [
    ...['api-keys', 'core', 'csv', 'faults', 'http/response', 'idempotency', 'operations', 'rate-limits', 'server'],
    ...['services', 'telemetry', 'validation'],
  ],
  'http/response': ['core', 'server'],
  'http/static': ['core', 'http/request', 'http/response'],
  services: [
    'api-keys',
    'events',
    'faults',
    'idempotency',
    'metrics',
    'rate-limits',
    'server',
    'telemetry',
    'webhooks',
  ],
  webhooks: ['core', 'customers', 'events', 'operations', 'storage', 'version'],
  metrics: ['core', 'customers', 'events', 'storage'],
  telemetry: ['api-keys', 'core', 'storage', 'telemetry-config'],
  storage: ['api-keys', 'config', 'core', 'customers', 'events', 'idempotency', 'rate-limits'],
  server: ['config', 'core'],
  config: ['api-keys', 'core', 'events', 'secret-files', 'telemetry-config'],
  'secret-files': [],
  'telemetry-config': [],
  operations: ['core', 'csv', 'customers', 'events', 'validation'],
  events: ['core', 'customers', 'validation'],
  customers: ['core', 'validation'],
  csv: ['core', 'validation'],
  validation: ['core'],
  faults: ['core'],
  idempotency: ['core'],
  'rate-limits': ['core'],
  'api-keys': ['core'],
  core: [],
  version: [],
};

/** File circles that are natural: a schema contains schemas. */
const allowedCircles: readonly string[] = ['packages/contract/generator/'];

interface Import {
  readonly from: string;
  /** A file of the repository, or the name of a package. */
  readonly to: string;
}

const skippedFolders: readonly string[] = ['node_modules', 'dist', 'last-release'];
const files = ['packages', 'apps', 'tooling'].flatMap(filesBelow);
const imports = files.flatMap(importsOf);

test('the server has exactly the rooms in the table', () => {
  const rooms = new Set(files.filter((file) => file.startsWith('apps/server/src/')).map(roomOf));
  expect([...rooms].toSorted()).toEqual(Object.keys(serverRooms).toSorted());
});

test('each room of the server imports only the rooms that the table allows', () => {
  const inServer = imports.filter(({ from, to }) => [from, to].every((file) => file.startsWith('apps/server/src/')));
  const forbidden = inServer.filter(({ from, to }) => {
    const [room, imported] = [roomOf(from), roomOf(to)];
    return room !== imported && !serverRooms[room]?.includes(imported);
  });
  expect(forbidden).toEqual([]);
});

test('the table allows no two rooms of the server to import each other, directly or through others', () => {
  expect(circleIn(new Map(Object.entries(serverRooms)))).toBeUndefined();
});

test('neither database engine of the server imports the other', () => {
  const engineOf = (file: string) => /^apps\/server\/src\/storage\/(sqlite|postgres)\//.exec(file)?.[1];
  const forbidden = imports.filter(({ from, to }) => {
    const [engine, imported] = [engineOf(from), engineOf(to)];
    return engine !== undefined && imported !== undefined && engine !== imported;
  });
  expect(forbidden).toEqual([]);
});

test('no workspace package imports files of an app, whose tests start it as a process', () => {
  const forbidden = imports.filter(({ from, to }) => {
    const importsApp = /^(?:apps\/|@rollcall\/(?:server|docs|console)(?:\/|$))/.test(to);
    return importsApp && /^(?:packages|tooling)\//.test(from);
  });
  expect(forbidden).toEqual([]);
});

test('no workspace package imports files of another one by their path', () => {
  const workspaceOf = (file: string) => file.split('/').slice(0, 2).join('/');
  const forbidden = imports.filter(({ from, to }) => files.includes(to) && workspaceOf(from) !== workspaceOf(to));
  expect(forbidden).toEqual([]);
});

test('no two source files import each other, directly or through others', () => {
  const graph = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const { from, to } of imports) {
    if (!allowedCircles.some((folder) => from.startsWith(folder))) graph.get(from)?.push(to);
  }
  expect(circleIn(graph)).toBeUndefined();
});

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skippedFolders.includes(entry.name) ? [] : filesBelow(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, from), 'utf8');
  const specifiers = text.matchAll(/(?:^(?:import|export)\b[^'"`;]*?from |^import |\bimport\()'([^']+)'/gm);
  return [...specifiers].map(([, specifier = '']) => {
    if (!specifier.startsWith('.')) return { from, to: specifier };
    return { from, to: relative(root, join(root, dirname(from), specifier)) };
  });
}

function roomOf(file: string): string {
  const [room = '', folder = ''] = file.slice('apps/server/src/'.length).split('/');
  return room === 'http' ? `http/${folder}` : room.replace(/\.ts$/, '');
}

/** A path from a node back to itself; `undefined` if there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const finished = new Set<string>();
  const visit = (node: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (finished.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next, [...path, node]);
      if (circle !== undefined) return circle;
    }
    finished.add(node);
    return undefined;
  };
  return [...graph.keys()].map((node) => visit(node, [])).find((circle) => circle !== undefined);
}
