import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { startLocalDouble } from '../../examples/local-double.ts';
import { repository } from '../../scripts/page-examples.mjs';
import { parseConfig, serverVariables } from '../support/server-variables.ts';

const read = (path: string) => readFileSync(new URL(path, repository), 'utf8');

/** The instructions, each in one line. */
const instructions = read('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line));
const argumentsOf = (name: string) =>
  instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1).trim());

const { packageManager } = JSON.parse(read('package.json'));
const pnpmCommands = argumentsOf('RUN').filter((command) => command.startsWith('npx '));
const [deploy = ''] = pnpmCommands.filter((command) => command.includes(' deploy '));

describe('the Dockerfile', () => {
  it('builds with the pinned pnpm, and as npm start does', () => {
    const commands = pnpmCommands.map((command) => command.split(' '));
    for (const command of commands) expect(command.slice(0, 3)).toEqual(['npx', '-y', packageManager]);
    const run = read('scripts/run.mjs');
    for (const command of commands.filter((words) => !words.includes('deploy'))) {
      for (const word of command.slice(3)) expect(run).toContain(`'${word}'`);
    }
  });

  it('runs on a Node that the server promises to run on, as a user without rights', () => {
    const [, major] = /^node:(\d+)-/.exec(argumentsOf('FROM').at(-1) ?? '') ?? [];
    expect(read('.github/workflows/ci.yml')).toContain(`"${major}"`);
    expect(argumentsOf('USER')).toEqual(['node']);
    expect(instructions.findIndex((line) => line.startsWith('USER'))).toBeLessThan(
      instructions.findIndex((line) => line.startsWith('ENTRYPOINT')),
    );
  });

  it('sets variables that the server understands, and publishes the port that it listens on', () => {
    const variables = Object.fromEntries((argumentsOf('ENV').at(-1) ?? '').split(' ').map((pair) => pair.split('=')));
    expect(serverVariables()).toEqual(expect.arrayContaining(Object.keys(variables)));
    expect(parseConfig(variables)).toMatchObject({ host: '0.0.0.0', port: Number(argumentsOf('EXPOSE')[0]) });
    expect(argumentsOf('VOLUME')).toEqual(['/data']);
  });

  it('starts what it deploys, and its health check tells whether it is ready', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-image-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const target = join(folder, 'server');
    // As the build does it, but with what is there already, and into a folder of the test.
    const words = deploy.replace(' /server', ` ${target}`).replace('npx -y', 'npx --prefer-offline -y').split(' ');
    execFileSync(words[0] ?? '', words.slice(1), { cwd: fileURLToPath(repository), stdio: 'pipe' });
    const [, entry = ''] = JSON.parse(argumentsOf('ENTRYPOINT')[0] ?? '') as string[];
    expect(existsSync(join(target, 'node_modules/vitest'))).toBe(false);
    const { baseUrl, stop } = await startLocalDouble(join(target, entry));
    onTestFinished(stop);
    expect(healthCheck(new URL(baseUrl).port)).toBe(0);
    await stop();
    expect(healthCheck(new URL(baseUrl).port)).toBe(1);
  });
});

/** The exit code of the command that the Dockerfile has for it. */
function healthCheck(port: string): number {
  const [, command = ''] = /CMD (\[.*\])$/.exec(argumentsOf('HEALTHCHECK')[0] ?? '') ?? [];
  const [program = '', ...rest] = JSON.parse(command) as string[];
  try {
    execFileSync(program, rest, { env: { PATH: process.env.PATH, PORT: port }, stdio: 'pipe' });
    return 0;
  } catch (error) {
    return (error as { status: number }).status;
  }
}

describe('compose.yaml', () => {
  const { services, volumes } = parse(read('compose.yaml'));

  it('gives the server variables that it understands, and the database that it makes', () => {
    const environment: Record<string, string> = services.server.environment;
    expect(serverVariables()).toEqual(expect.arrayContaining(Object.keys(environment)));
    const withPassword = (environment.DATABASE_URL ?? '').replace(/\$\{POSTGRES_PASSWORD:\?[^}]*\}/, 'secret');
    expect(() => parseConfig({ ...environment, DATABASE_URL: withPassword })).not.toThrow();
    const { POSTGRES_USER, POSTGRES_DB } = services.postgres.environment;
    expect(withPassword).toBe(`postgres://${POSTGRES_USER}:secret@postgres:5432/${POSTGRES_DB}`);
  });

  it('builds the Dockerfile, publishes its port to this machine only, and keeps what PostgreSQL stores', () => {
    expect(services.server.build).toBe('.');
    expect(services.server.ports).toEqual([`127.0.0.1:4010:${argumentsOf('EXPOSE')[0]}`]);
    expect(services.server.depends_on.postgres.condition).toBe('service_healthy');
    expect(Object.keys(volumes)).toEqual(services.postgres.volumes.map((volume: string) => volume.split(':')[0]));
  });
});
