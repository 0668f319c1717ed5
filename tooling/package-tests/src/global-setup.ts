import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { installClient } from './install-client.ts';
import { packPackage } from './pack-package.ts';
import { startReferenceServer, type Target } from './reference-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The tarball of `@rollcall/client`. */
    clientTarball: string;
    /** The tarball of `@rollcall/contract`. */
    contractTarball: string;
    /** A folder where the client is installed from its tarball, beside the programs. */
    project: string;
    /** A running server. */
    target: Target;
  }
}

/** Packs the packages, installs the client and starts a server, once for all tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-packages-'));
  const [clientTarball, contractTarball] = [await packPackage('client', folder), await packPackage('contract', folder)];
  const project = await installClient(clientTarball, join(folder, 'project'));
  const { target, stop } = await startReferenceServer();
  provide('clientTarball', clientTarball);
  provide('contractTarball', contractTarball);
  provide('project', project);
  provide('target', target);
  return async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
}
