import { existsSync } from 'node:fs';
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
  readonly needs?: string;
  readonly if?: string;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = async (name: string): Promise<Workflow> =>
  parse(await readFile(path.join(ROOT, '.github/workflows', name), 'utf8'));
const { scripts } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
/** Commands of pnpm itself. */
const PNPM_COMMANDS = ['install'];

const commandsOf = ({ steps }: Job) =>
  steps
    .flatMap(({ run, with: inputs }) => [run, inputs?.version, inputs?.publish])
    .filter((text) => text !== undefined);
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap((job) => job.steps);

describe.each(['ci.yml', 'release.yml'])('%s', async (name) => {
  const workflow = await read(name);

  it(`${name} runs only commands that exist`, () => {
    for (const command of Object.values(workflow.jobs).flatMap(commandsOf)) {
      const [program = '', script = ''] = command.split(' ');
      if (program === 'pnpm') expect([...Object.keys(scripts), ...PNPM_COMMANDS]).toContain(script);
      else if (program.includes('/')) expect(existsSync(path.join(ROOT, program)), program).toBe(true);
      else expect(['corepack', 'npm', 'npx']).toContain(program);
    }
  });

  it(`${name} may only read unless a job says otherwise`, () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });
});

describe('release.yml', async () => {
  const workflow = await read('release.yml');
  const { version, publish } = workflow.jobs as { version: Job; publish: Job };

  it('release.yml pins every action to a commit, and names its version in a comment', async () => {
    for (const { uses } of stepsOf(workflow))
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    const text = await readFile(path.join(ROOT, '.github/workflows/release.yml'), 'utf8');
    for (const [line] of text.matchAll(/^.*uses: .*$/gm)) expect(line).toMatch(/ # v\d+\.\d+\.\d+$/);
  });

  it('release.yml gives each job the permissions that it needs, and no others', () => {
    expect(version.permissions).toEqual({ contents: 'write', 'pull-requests': 'write' });
    expect(publish.permissions).toEqual({ contents: 'write', 'id-token': 'write' });
  });

  it('release.yml publishes with provenance, from the environment that needs approval', () => {
    expect(publish.environment).toBe('npm');
    expect(publish.steps.at(-1)?.env).toMatchObject({ NPM_CONFIG_PROVENANCE: 'true' });
  });

  it('release.yml publishes only without pending changesets, after every test and the dry run', () => {
    expect(publish).toMatchObject({ needs: 'version', if: "needs.version.outputs.pending == 'false'" });
    expect(commandsOf(publish).slice(-3)).toEqual(['.ci/run', 'pnpm release:dry', 'pnpm changeset publish']);
  });

  it('release.yml shows the npm token only to the step that publishes', () => {
    const holders = stepsOf(workflow).filter((step) => JSON.stringify(step).includes('secrets.NPM_TOKEN'));
    expect(holders).toEqual([publish.steps.at(-1)]);
  });
});
