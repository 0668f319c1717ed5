import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { runServer } from 'verdaccio';
import { runTool } from '../workspace.ts';

/** A registry of this machine, to which packages are published in a rehearsal. */
export interface Registry {
  /** Its address, with a slash at the end. */
  readonly url: string;
  /** The environment of programs that install from it and publish to it. */
  readonly environment: NodeJS.ProcessEnv;
  /** The manifest of a published version, as npm reads it; `undefined` if there is none. */
  manifestOf(name: string, version: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  stop(): Promise<void>;
}

/**
 * Starts verdaccio on a free port. It has the published packages of a scope itself, and all others from the registry that
 * this machine uses.
 *
 * @param folder an empty folder for its packages and for the settings of npm.
 */
export async function startRegistry(folder: string, scope: string): Promise<Registry> {
  const upstream = (await runTool('npm', ['config', 'get', 'registry'])).trim();
  const server = await runServer(configOf(folder, scope, upstream));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const environment = await npmEnvironment(folder, url, await createUser(url));
  return {
    url,
    environment,
    manifestOf: async (name, version) => {
      const response = await fetch(`${url}${name.replace('/', '%2f')}/${version}`);
      return response.ok ? ((await response.json()) as Record<string, unknown>) : undefined;
    },
    stop: () => close(server),
  };
}

/** Only a registered user can publish, as on npm. */
function configOf(folder: string, scope: string, upstream: string): object {
  return {
    configPath: path.join(folder, 'config.yaml'),
    storage: path.join(folder, 'storage'),
    auth: { htpasswd: { file: path.join(folder, 'htpasswd') } },
    uplinks: { upstream: { url: upstream } },
    packages: {
      [`${scope}/*`]: { access: '$all', publish: '$authenticated' },
      '**': { access: '$all', proxy: 'upstream' },
    },
    max_body_size: '50mb',
    log: { type: 'file', path: path.join(folder, 'verdaccio.log'), level: 'warn' },
  };
}

/** Resolves with a token. */
async function createUser(url: string): Promise<string> {
  const response = await fetch(`${url}-/user/org.couchdb.user:maintainer`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'maintainer', password: 'of-a-rehearsal' }),
  });
  const { token } = (await response.json()) as { token?: string };
  if (token === undefined) throw new Error(`verdaccio answered ${response.status} to a new user`);
  return token;
}

/** A cache of its own: that of this machine could have another package of the same name and version. */
async function npmEnvironment(folder: string, url: string, token: string): Promise<NodeJS.ProcessEnv> {
  const settings = path.join(folder, 'npmrc');
  await writeFile(settings, `registry=${url}\n${url.replace(/^http:/, '')}:_authToken=${token}\n`);
  return {
    ...process.env,
    NPM_CONFIG_USERCONFIG: settings,
    npm_config_userconfig: settings,
    npm_config_registry: url,
    npm_config_cache: path.join(folder, 'npm-cache'),
    // Only a workflow can prove where a package was built.
    npm_config_provenance: 'false',
  };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
