import { execFile } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { DatabaseKind } from '../databases/database.ts';
import type { Contender, Progress } from '../measuring/alternate.ts';
import { BulkClient } from '../measuring/bulk-client.ts';
import type { BenchmarkConfig } from '../measuring/config.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { watchMemory } from '../measuring/memory.ts';
import { batches, batchSize } from '../work/customers.ts';
import { directus } from './directus.ts';
import { parseServer } from './parse-server.ts';
import type { Peer, RunningPeer } from './peer.ts';
import { prism } from './prism.ts';

const peers: readonly Peer[] = [directus, parseServer, prism];

/** Installs and starts the peers. A peer that cannot be installed or started is left out, with the reason as progress. */
export async function peerContenders(
  environment: BenchEnvironment,
  config: BenchmarkConfig,
  progress: Progress,
): Promise<Contender[]> {
  const contenders: Contender[] = [];
  for (const peer of peers) {
    progress(`installing and starting ${peer.name}`);
    try {
      const installedIn = await installPeer(peer);
      for (const kind of peer.databases)
        contenders.push(await startContender(environment, peer, { installedIn, kind, config }));
    } catch (error) {
      progress(`${peer.name} is not available and is left out: ${(error as Error).message}`);
    }
  }
  return contenders;
}

interface StartOptions {
  readonly installedIn: string;
  readonly kind: DatabaseKind | undefined;
  readonly config: BenchmarkConfig;
}

async function startContender(
  environment: BenchEnvironment,
  peer: Peer,
  { installedIn, kind, config }: StartOptions,
): Promise<Contender> {
  const database = await kind?.create(environment);
  const running = await peer.start(environment, installedIn, database?.url ?? '');
  const size = kind === undefined ? config.bulk : config.peers;
  let round = 0;
  const measure = async () => measureRound(running, peer.connections, { ...size, round: round++ });
  return { name: peerName(peer, kind), optional: true, measure };
}

export function peerName({ name, connections }: Peer, kind: DatabaseKind | undefined): string {
  return [name, kind?.name, `${connections} connections`].filter((part) => part !== undefined).join(', ');
}

interface RoundOptions {
  readonly warmUp: number;
  readonly count: number;
  readonly round: number;
}

/** A peer starts slowly, so it runs through all rounds with its customers. Each round sends new ones. */
async function measureRound(peer: RunningPeer, connections: number, { warmUp, count, round }: RoundOptions) {
  const storedBefore = round * (warmUp + count) * batchSize;
  const bodies = batches(warmUp + count, storedBefore).map(peer.toBody);
  const client = new BulkClient(peer.target, connections);
  await client.send(bodies.slice(0, warmUp));
  const [metrics, rssMax] = await watchMemory(peer.server.pid, () => client.send(bodies.slice(warmUp)));
  await client.close();
  const stored = await peer.countCustomers?.();
  const acknowledged = storedBefore + bodies.length * batchSize;
  if (stored !== undefined && stored !== acknowledged)
    throw new Error(`${acknowledged} acknowledged, ${stored} stored`);
  return { ...metrics, rssMax };
}

const cache = fileURLToPath(new URL('../../.cache/peers', import.meta.url));
const run = promisify(execFile);

/**
 * Installs the packages of a peer from npm into a folder that git ignores, unless an earlier run has installed them. They
 * are not dependencies, since building and testing does not need these hundreds of megabytes.
 *
 * @returns the folder.
 * @throws Error of npm if a package is not available.
 */
async function installPeer({ packages }: Pick<Peer, 'packages'>): Promise<string> {
  const pins = packages.map(({ name, version }) => `${name}@${version}`);
  const folder = join(cache, pins.join('+').replaceAll('/', '-'));
  const done = join(folder, 'installed');
  if (await exists(done)) return folder;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...pins], { cwd: folder });
  await writeFile(done, `${pins.join('\n')}\n`);
  return folder;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
