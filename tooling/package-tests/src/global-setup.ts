import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { installTarballs, packDependencies, packPackage } from './install-packages.ts';
import { startReferenceServer, type Target } from './servers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The tarball of `@rollcall/client`. */
    clientTarball: string;
    /** The tarball of `@rollcall/contract`. */
    contractTarball: string;
    /** A folder in which both packages are installed from their tarballs, and nothing else is. */
    installation: string;
    /** A copy of it with the programs, and with other packages that users have. */
    project: string;
    /** A running server. */
    referenceServer: Target;
  }
}

/** Packs the packages, installs them and starts a server, once for all tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-packages-'));
  const [clientTarball, contractTarball, dependencies] = await Promise.all([
    packPackage('packages/client', folder),
    packPackage('packages/contract', folder),
    packDependencies(folder),
  ]);
  const tarballs = [clientTarball, contractTarball, ...dependencies];
  const installation = join(folder, 'installation');
  await mkdir(installation);
  await writeFile(join(installation, 'package.json'), '{}');
  await installTarballs(tarballs, installation);
  const project = await createProject(installation, join(folder, 'project'));
  const { target, stop } = await startReferenceServer();
  provide('clientTarball', clientTarball);
  provide('contractTarball', contractTarball);
  provide('installation', installation);
  provide('project', project);
  provide('referenceServer', target);
  return async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
}

const PACKAGE_TESTS = join(import.meta.dirname, '..');

/** Packages that users have beside ours. */
const OTHER_PACKAGES = [
  '@tanstack/react-query',
  '@types/node',
  '@vue/reactivity',
  'node-fetch',
  'openapi-react-query',
  'react',
  'react-dom',
  'undici',
];

/** Creates a project that uses both packages, with the programs and the files whose types are checked. */
async function createProject(installation: string, folder: string): Promise<string> {
  await cp(installation, folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  for (const name of OTHER_PACKAGES) await link(name, folder);
  await cp(join(PACKAGE_TESTS, 'programs'), folder, { recursive: true });
  await cp(join(PACKAGE_TESTS, 'types'), join(folder, 'types'), { recursive: true });
  await cp(join(PACKAGE_TESTS, 'types'), join(folder, 'types/commonjs'), { recursive: true });
  await writeFile(join(folder, 'types/commonjs/package.json'), '{ "type": "commonjs" }');
  return folder;
}

/** Makes a package of the tests available in a folder. */
async function link(name: string, folder: string): Promise<void> {
  const target = join(folder, 'node_modules', name);
  await mkdir(dirname(target), { recursive: true });
  await symlink(join(PACKAGE_TESTS, 'node_modules', name), target);
}
