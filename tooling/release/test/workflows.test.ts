import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../src/workspace.ts';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly services?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const readText = (name: string) => readFile(path.join(ROOT, '.github', name), 'utf8');
const readWorkflow = async (name: string): Promise<Workflow> => parse(await readText(`workflows/${name}`));
const rootManifest = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
const pnpmCommands = [...Object.keys(rootManifest.scripts), 'install'];

const workflows = readdirSync(path.join(ROOT, '.github/workflows'));
const setup: Job = parse(await readText('actions/setup/action.yml')).runs;

const commandsOf = (job: Job) => [
  ...job.steps.flatMap(({ run, with: inputs }) => [run, inputs?.version]).filter((text) => text !== undefined),
  ...((job.strategy?.matrix.include ?? []) as { command: string }[]).map(({ command }) => command),
];
const actionsOf = (job: Job | undefined) => (job?.steps ?? []).flatMap(({ uses }) => uses?.split('@')[0] ?? []);

describe.each(workflows)('%s', async (name) => {
  const { jobs, permissions } = await readWorkflow(name);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it(`every pnpm script and every file that ${name} runs exists`, () => {
    for (const command of Object.values(jobs).flatMap(commandsOf)) {
      for (const [, script] of command.matchAll(/\bpnpm (\S+)/g)) expect(pnpmCommands).toContain(script);
      for (const [file] of command.matchAll(/(?<=^|\s)(?:\.ci|scripts)\/\S+/g)) {
        expect(existsSync(path.join(ROOT, file)), file).toBe(true);
      }
    }
  });

  it(`a job of ${name} may only read unless it states otherwise`, () => {
    expect(permissions).toEqual({ contents: 'read' });
  });

  it(`${name} pins every action to a commit and names its version`, async () => {
    for (const { uses } of [...steps, ...setup.steps]) {
      if (uses !== undefined) expect(uses).toMatch(/^(?:\.\/\.github\/actions\/setup|[\w-]+\/[\w-]+@[0-9a-f]{40})$/);
    }
    const text = (await readText(`workflows/${name}`)) + (await readText('actions/setup/action.yml'));
    for (const [line] of text.matchAll(/^.*uses: .*@.*$/gm)) expect(line).toMatch(/ # v\d+\.\d+\.\d+$/);
  });

  it(`${name} leaves no token of a checkout to the commands after it, unless a job pushes`, () => {
    for (const { permissions: own, steps: ofJob } of Object.values(jobs)) {
      const checkouts = ofJob.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
      const pushes = own?.['pull-requests'] === 'write';
      for (const checkout of checkouts) expect(checkout.with?.['persist-credentials'] ?? true).toBe(pushes);
    }
  });
});

describe('ci.yml', async () => {
  const { jobs } = await readWorkflow('ci.yml');

  it('ci.yml runs npm test and knip on the oldest supported Node and on the current ones', () => {
    expect(jobs.test?.strategy?.matrix.node).toEqual(['20.19', '22', '24']);
    expect(rootManifest.engines.node).toBe('>=20.19');
    expect(commandsOf(jobs.test as Job)).toEqual(['.ci/run', 'pnpm knip']);
  });

  it('ci.yml runs the server tests on PostgreSQL 13, 15 and 18', () => {
    expect(jobs.postgres?.strategy?.matrix.postgres).toEqual(['13', '15', '18']);
    expect(jobs.postgres?.env?.TEST_DATABASE_URL).toMatch(/^postgres:/);
    expect(commandsOf(jobs.postgres as Job)).toContain('pnpm test:postgres');
  });

  it('the setup of ci.yml caches the pnpm store and the results of turbo', () => {
    const cached = setup.steps.filter(({ uses }) => uses?.startsWith('actions/cache@'));
    expect(cached.map(({ with: inputs }) => inputs?.path)).toEqual(['~/.local/share/pnpm/store', '.turbo/cache']);
  });

  it('ci.yml checks the commit messages of a pull request', () => {
    expect(commandsOf(jobs.commits as Job)).toEqual(['node scripts/check-commits.mjs "origin/$BASE"']);
  });
});

describe('api-changes.yml', async () => {
  const { compare, comment } = (await readWorkflow('api-changes.yml')).jobs as Record<'compare' | 'comment', Job>;

  it('api-changes.yml compares with the branch that the pull request is for, and never with a cached result', () => {
    const [checkout] = compare.steps;
    expect(checkout?.with).toMatchObject({ 'fetch-depth': 0 });
    const check = compare.steps.find(({ run }) => run?.startsWith('pnpm release:check'));
    expect(check).toMatchObject({
      run: 'pnpm release:check --force',
      env: { RELEASE_BASE: expect.stringMatching(/^origin\/\$\{\{ github\.base_ref \}\}$/) },
    });
  });

  it('the job that comments on a pull request may do nothing else, and runs no code of the repository', () => {
    expect(compare.permissions).toBeUndefined();
    expect(comment.permissions).toEqual({ 'pull-requests': 'write' });
    expect(actionsOf(comment)).toEqual(['actions/download-artifact']);
    expect(commandsOf(comment).map((command) => command.split(' ').slice(0, 3).join(' '))).toEqual(['gh pr comment']);
  });

  it('api-changes.yml puts nothing that a pull request names into a command', () => {
    for (const command of [compare, comment].flatMap(commandsOf)) expect(command).not.toContain('${{');
  });
});

it('nightly.yml runs all that takes too long for npm test', async () => {
  const { jobs } = await readWorkflow('nightly.yml');
  const expected = [
    'test:reliability',
    'test:runtimes',
    'test:mutants',
    'test:more-values',
    'test:loop',
    'test:histories',
    'test:import-100k',
    'bench --quick',
  ];
  expect(commandsOf(jobs.check as Job)).toEqual(expect.arrayContaining(expected.map((command) => `pnpm ${command}`)));
});

it('rehearsal.yml rehearses a release if a pull request changes a package, the document or the release itself', async () => {
  const { jobs } = await readWorkflow('rehearsal.yml');
  expect(commandsOf(jobs.rehearse as Job)).toContain('pnpm release:rehearse');
  const { on } = parse(await readText('workflows/rehearsal.yml'));
  const paths = ['packages/**', 'apps/server/**', 'tooling/release/**', '.changeset/**', '*.yaml'];
  expect(on.pull_request.paths).toEqual(expect.arrayContaining(paths));
});

describe('release.yml', async () => {
  const { jobs } = await readWorkflow('release.yml');
  const { version, pack, publish, tag } = jobs as Record<'version' | 'pack' | 'publish' | 'tag', Job>;

  it('each job of release.yml has the permissions that it needs and no others', () => {
    expect(version.permissions).toEqual({ contents: 'write', 'pull-requests': 'write' });
    expect(pack.permissions).toEqual({ contents: 'read' });
    expect(publish.permissions).toEqual({ 'id-token': 'write' });
    expect(tag.permissions).toEqual({ contents: 'write' });
  });

  it('release.yml packs only if no changeset is left, after all tests and the dry run', () => {
    expect(pack).toMatchObject({ needs: 'version', if: "needs.version.outputs.pending == 'false'" });
    const commands = commandsOf(pack);
    expect(commands.slice(0, 3)).toEqual(['corepack enable', '.ci/run', 'pnpm release:dry']);
    expect(commands[3]).toMatch(/^node scripts\/pack-unpublished\.mjs tarballs /);
  });

  it('the job that can publish runs nothing but npm publish on the packed tarballs', () => {
    expect(publish).toMatchObject({ needs: 'pack', if: "needs.pack.outputs.releases != ''" });
    expect(actionsOf(publish)).toEqual(['actions/setup-node', 'actions/download-artifact']);
    const [command = '', ...others] = commandsOf(publish);
    expect(others).toEqual([]);
    const programs = [...command.matchAll(/(?<=^ *|\|\| |\$\()([a-z]+) /gm)].map(([, program]) => program);
    expect(programs).toEqual(['for', 'tr', 'npm', 'npm']);
    expect(command).toContain(' npm publish "$tarball" ');
  });

  it('release.yml publishes with provenance, without scripts, and from the environment that reviewers approve', () => {
    expect(publish.environment).toBe('npm');
    expect(commandsOf(publish)[0]).toContain(' --provenance --access public --ignore-scripts\n');
  });

  it('only the step that publishes can read the npm token', () => {
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    expect(steps.filter((step) => JSON.stringify(step).includes('NPM_TOKEN'))).toEqual([publish.steps.at(-1)]);
  });

  it('release.yml restores no cache, which other workflows could have written', () => {
    expect(Object.values(jobs).flatMap(actionsOf)).not.toContain('./.github/actions/setup');
    expect(Object.values(jobs).flatMap(actionsOf)).not.toContain('actions/cache');
  });
});
