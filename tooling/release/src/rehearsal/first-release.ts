import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, runTool } from '../workspace.ts';
import type { Registry } from './registry.ts';
import type { RepositoryCopy } from './repository-copy.ts';
import { check, type Steps } from './steps.ts';
import { UserProject } from './user-project.ts';

/** A program of a user, which imports the packages by their names. */
export function programText(name: string): Promise<string> {
  return readFile(path.join(ROOT, 'tooling/release/rehearsal-programs', `${name}.ts`), 'utf8');
}

const NOTE = 'A change that only this rehearsal describes.';

/**
 * Releases all packages with `changeset publish`, installs them into an empty folder, and runs the first program of the
 * README against the installed server. Resolves with the project of this user.
 */
export async function rehearseFirstRelease(
  repository: RepositoryCopy,
  registry: Registry,
  folder: string,
  steps: Steps,
): Promise<UserProject> {
  steps.heading('The first release');
  const before = await repository.published();
  await steps.run('pnpm version-packages uses a changeset for each package', async () => {
    const bumps = Object.fromEntries(before.map(({ name }) => [name, 'minor']));
    await repository.addChangeset('rehearsal', bumps, NOTE);
    await repository.pnpm('version-packages');
    for (const { name, version } of await repository.published()) {
      const old = before.find((manifest) => manifest.name === name)?.version;
      check(version !== old, `${name} still has the version ${version}`);
    }
    await checkChangelogs(repository);
    await repository.commit('chore(release): version packages');
  });
  await steps.run('Build the packages', () => repository.build());
  const releases = await repository.published();
  await steps.run('changeset publish', () => repository.shell('changeset publish', registry.environment));
  await steps.run('The registry has the packages, and their manifests name nothing of the workspace', async () => {
    for (const { name, version } of releases) checkPublished(await registry.manifestOf(name, version), name);
  });
  await steps.run('A second changeset publish finds nothing to publish', async () => {
    const printed = await repository.shell('changeset publish 2>&1', registry.environment);
    check(printed.includes('No unpublished projects to publish'), printed);
  });
  const names = releases.map(({ name }) => name);
  const user = await steps.run(`npm install ${names.join(' ')} in an empty folder`, () =>
    UserProject.install(path.join(folder, 'first-user'), registry.environment, names),
  );
  await steps.run('The commands print their versions, also by npx in a folder without them', () =>
    checkCommands(releases, user, registry, folder),
  );
  await steps.run("The README's first program prints what the README says, with the installed server", async () => {
    const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
    const errors = await user.compile('quick-start', exampleIn(readme, 'quick-start.ts'));
    check(errors === '', errors);
    const server = await user.startServer();
    try {
      const printed = await user.run('quick-start', server);
      check(printed === exampleIn(readme, 'quick-start.out.txt'), `The program printed:\n${printed}`);
    } finally {
      await server.stop();
    }
  });
  return user;
}

async function checkChangelogs(repository: RepositoryCopy): Promise<void> {
  const left = await readdir(path.join(repository.folder, '.changeset'));
  const changesets = left.filter((name) => name.endsWith('.md') && name !== 'README.md');
  check(changesets.length === 0, `These changesets are left: ${changesets.join(', ')}`);
  const places = ['packages/*/CHANGELOG.md', 'apps/*/CHANGELOG.md'];
  const files = (await repository.git('ls-files', '--others', '--exclude-standard', ...places)).trim().split('\n');
  const { length } = await repository.published();
  check(files.length === length, `There are ${files.length} changelogs for ${length} packages: ${files.join(', ')}`);
  for (const file of files) {
    check((await repository.read(file)).includes(NOTE), `${file} does not have the text of the changeset`);
  }
}

/** @throws {RehearsalError} if a user could not install the package. */
export function checkPublished(manifest: Readonly<Record<string, unknown>> | undefined, name: string): void {
  check(manifest !== undefined, `The registry does not have ${name}`);
  const { dependencies, peerDependencies, optionalDependencies, exports } = manifest;
  const text = JSON.stringify({ dependencies, peerDependencies, optionalDependencies, exports });
  const [foreign] = /(?:workspace|catalog|link|file):|rollcall-source/.exec(text) ?? [];
  check(foreign === undefined, `The manifest of ${name} has "${foreign}", which means nothing to its users: ${text}`);
}

async function checkCommands(
  releases: Awaited<ReturnType<RepositoryCopy['published']>>,
  user: UserProject,
  registry: Registry,
  folder: string,
): Promise<void> {
  const elsewhere = path.join(folder, 'elsewhere');
  await mkdir(elsewhere);
  for (const { name, version, bin } of releases.filter((manifest) => manifest.bin !== undefined)) {
    const [command = ''] = Object.keys(bin as object);
    const installed = await user.npm('exec', '--offline', '--', command, '--version');
    check(installed.includes(version), `${command} --version printed ${installed}`);
    const fetched = await runTool('npx', ['--yes', name, '--version'], { cwd: elsewhere, env: registry.environment });
    check(fetched.includes(version), `npx ${name} --version printed ${fetched}`);
  }
}

/** The text of an example that a page includes. */
function exampleIn(page: string, file: string): string {
  const [, text] = page.split(`<!-- example: ${file} -->\n`)[1]?.match(/^```\w+\n([\s\S]*?)^```$/m) ?? [];
  check(text !== undefined, `README.md has no example ${file}`);
  return text;
}
