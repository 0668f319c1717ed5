import { execFile } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Extent } from '../config.ts';
import type { DatabaseKind } from '../databases/database.ts';
import type { Contender, Progress } from '../measuring/alternate.ts';
import { BulkClient } from '../servers/bulk-client.ts';
import { watchMemory } from '../servers/child-server.ts';
import type { Lab } from '../test-environment.ts';
import { batches, batchSize } from '../work/customers.ts';
import { directus } from './directus.ts';
import { parseServer } from './parse-server.ts';
import type { Peer, RunningPeer } from './peer.ts';
import { prism } from './prism.ts';

const peers: readonly Peer[] = [directus, parseServer, prism];

/** The peers that can be had, started. One that cannot is left out, and a sentence says why. */
export async function peerContenders(lab: Lab, extent: Extent, progress: Progress): Promise<Contender[]> {
  const contenders: Contender[] = [];
  for (const peer of peers) {
    progress(`installing and starting ${peer.name}`);
    try {
      const installedIn = await installPeer(peer);
      for (const kind of peer.databases)
        contenders.push(await startContender(lab, peer, { installedIn, kind, extent }));
    } catch (error) {
      progress(`${peer.name} cannot be had and is left out: ${(error as Error).message}`);
    }
  }
  return contenders;
}

interface StartOptions {
  readonly installedIn: string;
  readonly kind: DatabaseKind | undefined;
  readonly extent: Extent;
}

async function startContender(lab: Lab, peer: Peer, { installedIn, kind, extent }: StartOptions): Promise<Contender> {
  const database = await kind?.create(lab);
  const running = await peer.start(lab, installedIn, database?.url ?? '');
  const size = kind === undefined ? extent.bulk : extent.peers;
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

/** It takes long to start and stays, and what it has stored stays too: each round brings customers that it has not. */
async function measureRound(peer: RunningPeer, connections: number, { warmUp, count, round }: RoundOptions) {
  const storedBefore = round * (warmUp + count) * batchSize;
  const bodies = batches(warmUp + count, storedBefore).map(peer.toBody);
  const client = new BulkClient(peer.target, connections);
  await client.send(bodies.slice(0, warmUp));
  const [figures, rssMax] = await watchMemory(peer.server.pid, () => client.send(bodies.slice(warmUp)));
  await client.close();
  const stored = await peer.countCustomers?.();
  const acknowledged = storedBefore + bodies.length * batchSize;
  if (stored !== undefined && stored !== acknowledged)
    throw new Error(`${acknowledged} acknowledged, ${stored} stored`);
  return { ...figures, rssMax };
}

const cache = fileURLToPath(new URL('../../.cache/peers', import.meta.url));
const run = promisify(execFile);

/**
 * Brings the packages of a peer from npm into a folder that git ignores, unless they are there from an earlier run. They
 * are no dependencies: nobody who only builds or tests needs these hundreds of megabytes.
 *
 * @returns the folder.
 * @throws Error of npm where one cannot be had.
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
