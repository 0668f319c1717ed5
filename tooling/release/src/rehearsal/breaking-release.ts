import path from 'node:path';
import { parse } from 'yaml';
import { ToolError } from '../workspace.ts';
import { checkPublished, programText } from './first-release.ts';
import type { Registry } from './registry.ts';
import type { RepositoryCopy } from './repository-copy.ts';
import { check, type Steps } from './steps.ts';
import { type RunningServer, UserProject } from './user-project.ts';

const REMOVED_PATH = '/customers/new';
const LIST_LIMIT = { before: '{ type: integer, minimum: 1, maximum: 100, default: 25 }', after: 150 };

/**
 * Removes a path from the document and raises a limit, and releases this as `release.yml` does. Then a program that the gate
 * has called broken must break, and one that it has not must run, with the packages of either release.
 *
 * @param firstUser has the packages of the first release.
 */
export async function rehearseBreakingRelease(
  repository: RepositoryCopy,
  registry: Registry,
  { folder, firstUser }: { readonly folder: string; readonly firstUser: UserProject },
  steps: Steps,
): Promise<void> {
  steps.heading('A release with a breaking change');
  await steps.run('The programs of the first release run', async () => {
    await compileBoth(firstUser);
    await withServer(firstUser, async (server) => {
      expectPrinted(await firstUser.run('former-path', server), 'former_001');
      expectPrinted(await firstUser.run('other-calls', server), 'Lisbon 1 true');
    });
  });
  await steps.run(`Remove ${REMOVED_PATH} from openapi.yaml, raise a limit, and pnpm generate`, async () => {
    await repository.git('switch', '--quiet', '--create', 'breaking-change');
    await repository.write('openapi.yaml', changedDocument(await repository.read('openapi.yaml')));
    await repository.pnpm('generate');
    await repository.commit('feat(contract)!: remove the former path');
  });
  await steps.run(
    'pnpm release:check demands a major and names the path, without a changeset and with a minor',
    async () => {
      await expectRefusal(repository);
      await describeChange(repository, 'minor');
      await expectRefusal(repository);
    },
  );
  await steps.run('pnpm release:check accepts a major', async () => {
    await describeChange(repository, 'major');
    const refusal = await repository.failureOf('release:check');
    check(refusal === undefined, refusal ?? '');
    await repository.commit('docs(contract): describe the breaking change');
  });
  await steps.run('pnpm version-packages raises the first digit', async () => {
    await repository.git('switch', '--quiet', 'main');
    await repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge breaking-change', 'breaking-change');
    await repository.pnpm('version-packages');
    const raised = (await repository.published()).filter(({ name }) => changed.includes(name));
    for (const { name, version } of raised) check(version === '1.0.0', `${name} has the version ${version}, not 1.0.0`);
    const { version } = parse(await repository.read('openapi.yaml')).info;
    check(version === '1.0.0', `info.version is ${version}`);
    await repository.commit('chore(release): version packages');
  });
  await steps.run('Build the packages', () => repository.build());
  await steps.run('Publish with the commands of release.yml', () => publishAsWorkflow(repository, registry));
  const latest = await steps.run('npm install of the newest packages in another empty folder', () => {
    const names = changed.map((name) => `${name}@latest`);
    return UserProject.install(path.join(folder, 'second-user'), registry.environment, names);
  });
  await steps.run('npm update leaves the first user at the first release', async () => {
    const before = await firstUser.versionOf('@rollcall/client');
    await firstUser.npm('update', '--no-audit', '--no-fund');
    const after = await firstUser.versionOf('@rollcall/client');
    check(after === before, `npm update replaced @rollcall/client ${before} by ${after}`);
  });
  await steps.run('The program that was said to break does not compile with the newest client', async () => {
    const errors = await latest.compile('former-path', await programText('former-path'));
    check(errors.includes(REMOVED_PATH) && errors.includes('error TS'), `The compiler printed: ${errors || 'nothing'}`);
  });
  await withServer(latest, async (server) => {
    await steps.run('Compiled with the first client, it is refused by the newest server', async () => {
      const failure = await failureOf(() => firstUser.run('former-path', server));
      check(failure?.includes('405') === true, `The program ended with: ${failure ?? 'success'}`);
    });
    await steps.run('The program that was not said to break runs with either client', async () => {
      const errors = await latest.compile('other-calls', await programText('other-calls'));
      check(errors === '', errors);
      for (const user of [latest, firstUser]) expectPrinted(await user.run('other-calls', server), 'Lisbon 1 true');
    });
  });
}

/** The packages that the change concerns. */
const changed = ['@rollcall/contract', '@rollcall/client', '@rollcall/server'];

async function compileBoth(user: UserProject): Promise<void> {
  for (const name of ['former-path', 'other-calls']) {
    const errors = await user.compile(name, await programText(name));
    check(errors === '', errors);
  }
}

function changedDocument(text: string): string {
  const start = text.indexOf(`\n  ${REMOVED_PATH}:\n`);
  const end = text.indexOf('\n  /', start + 1);
  check(start > 0 && end > start, `openapi.yaml has no path ${REMOVED_PATH}`);
  const without = text.slice(0, start) + text.slice(end);
  check(without.includes(LIST_LIMIT.before), 'openapi.yaml has no limit of customers per page');
  return without.replace(LIST_LIMIT.before, LIST_LIMIT.before.replace('100', String(LIST_LIMIT.after)));
}

async function describeChange(repository: RepositoryCopy, bump: string): Promise<void> {
  const releases = Object.fromEntries(changed.map((name) => [name, bump]));
  await repository.addChangeset('former-path', releases, 'The former path is gone: send `POST /customers` instead.');
}

async function expectRefusal(repository: RepositoryCopy): Promise<void> {
  const refusal = await repository.failureOf('release:check');
  check(refusal !== undefined, 'pnpm release:check has accepted a breaking change');
  const namesPath = refusal.includes(REMOVED_PATH) || refusal.includes(REMOVED_PATH.replaceAll('/', '~1'));
  check(namesPath && refusal.includes('major'), `pnpm release:check printed:\n${refusal}`);
}

/** Takes the commands from the workflow itself, so that they are rehearsed as they are. */
async function publishAsWorkflow(repository: RepositoryCopy, registry: Registry): Promise<void> {
  const { jobs } = parse(await repository.read('.github/workflows/release.yml'));
  const pack: string = jobs.pack.steps.find((step: { id?: string }) => step.id === 'pack').run;
  const packed = await repository.shell(pack.replace(/ >> .*$/, ` ${registry.url}`), registry.environment);
  const [, releases = ''] = /^releases=(.*)$/m.exec(packed) ?? [];
  const expected = (await repository.published()).filter(({ name }) => changed.includes(name));
  for (const { name, version } of expected) {
    check(releases.split(' ').includes(`${name}@${version}`), `${pack} has not packed ${name}@${version}:\n${packed}`);
  }
  // Only a workflow can prove where a package was built.
  const publish: string = jobs.publish.steps.at(-1).run.replace(' --provenance', '');
  await repository.write('publish.sh', publish);
  await repository.shell('bash -e publish.sh', { ...registry.environment, RELEASES: releases });
  for (const { name, version } of expected) checkPublished(await registry.manifestOf(name, version), name);
}

async function withServer(user: UserProject, work: (server: RunningServer) => Promise<void>): Promise<void> {
  const server = await user.startServer();
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

function expectPrinted(printed: string, expected: string): void {
  check(printed.trim() === expected, `The program printed ${JSON.stringify(printed)}, not ${JSON.stringify(expected)}`);
}

async function failureOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof ToolError) return error.output;
    throw error;
  }
}
