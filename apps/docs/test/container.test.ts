import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { startLocalDouble } from '../examples/local-double.ts';
import { read, repository } from './repository.ts';
import { parseConfig, serverVariables } from './server-config.ts';

/** The instructions of the Dockerfile, each on one line. */
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
  it('the Dockerfile builds with the pinned pnpm, by the same commands as npm start', () => {
    const commands = pnpmCommands.map((command) => command.split(' '));
    for (const command of commands) expect(command.slice(0, 3)).toEqual(['npx', '-y', packageManager]);
    const run = read('scripts/run.mjs');
    for (const command of commands.filter((words) => !words.includes('deploy'))) {
      for (const word of command.slice(3)) expect(run).toContain(`'${word}'`);
    }
  });

  it('the image runs on a Node version that CI tests, as an unprivileged user', () => {
    const [, major] = /^node:(\d+)-/.exec(argumentsOf('FROM').at(-1) ?? '') ?? [];
    expect(read('.github/workflows/ci.yml')).toContain(`"${major}"`);
    expect(argumentsOf('USER')).toEqual(['node']);
    expect(instructions.findIndex((line) => line.startsWith('USER'))).toBeLessThan(
      instructions.findIndex((line) => line.startsWith('ENTRYPOINT')),
    );
  });

  it('the image sets only variables that the server reads, and exposes its port', () => {
    const variables = Object.fromEntries((argumentsOf('ENV').at(-1) ?? '').split(' ').map((pair) => pair.split('=')));
    expect(serverVariables()).toEqual(expect.arrayContaining(Object.keys(variables)));
    expect(parseConfig(variables)).toMatchObject({ host: '0.0.0.0', port: Number(argumentsOf('EXPOSE')[0]) });
    expect(argumentsOf('VOLUME')).toEqual(['/data']);
  });

  it('the deployed server starts, and the health check of the image fails once the server has stopped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-image-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const target = join(folder, 'server');
    // The command of the Dockerfile, but into a folder of this test, and with the pnpm that npx has found before.
    const words = deploy.replace(' /server', ` ${target}`).split(' ').slice(3);
    execFileSync('pnpm', words, { cwd: fileURLToPath(repository), stdio: 'pipe' });
    const [, entry = ''] = JSON.parse(argumentsOf('ENTRYPOINT')[0] ?? '') as string[];
    expect(existsSync(join(target, 'node_modules/vitest'))).toBe(false);
    const { baseUrl, stop } = await startLocalDouble(join(target, entry));
    onTestFinished(stop);
    expect(healthCheck(new URL(baseUrl).port)).toBe(0);
    await stop();
    expect(healthCheck(new URL(baseUrl).port)).toBe(1);
  });
});

/** Runs the HEALTHCHECK command of the Dockerfile. Returns its exit code. */
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

  it('compose.yaml gives the server only variables that it reads, and the address of its database', () => {
    const environment: Record<string, string> = services.server.environment;
    expect(serverVariables()).toEqual(expect.arrayContaining(Object.keys(environment)));
    const withPassword = (environment.DATABASE_URL ?? '').replace(/\$\{POSTGRES_PASSWORD:\?[^}]*\}/, 'secret');
    expect(() => parseConfig({ ...environment, DATABASE_URL: withPassword })).not.toThrow();
    const { POSTGRES_USER, POSTGRES_DB } = services.postgres.environment;
    expect(withPassword).toBe(`postgres://${POSTGRES_USER}:secret@postgres:5432/${POSTGRES_DB}`);
  });

  it('compose.yaml builds the Dockerfile, publishes its port to this machine only, and keeps the data of PostgreSQL', () => {
    expect(services.server.build).toBe('.');
    expect(services.server.ports).toEqual([`127.0.0.1:4010:${argumentsOf('EXPOSE')[0]}`]);
    expect(services.server.depends_on.postgres.condition).toBe('service_healthy');
    expect(Object.keys(volumes)).toEqual(services.postgres.volumes.map((volume: string) => volume.split(':')[0]));
  });

  it('compose.yaml gives each container a read-only root, bounded memory, and no right that it does not need', () => {
    for (const service of Object.values<Record<string, unknown>>(services)) {
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        mem_limit: expect.stringMatching(/^\d+[mg]$/),
        pids_limit: expect.any(Number),
        tmpfs: expect.arrayContaining([expect.stringMatching(/^\/tmp/)]),
      });
    }
    expect(services.server.cap_add).toBeUndefined();
  });
});

describe('.dockerignore', () => {
  it('.dockerignore keeps the databases and keys of servers that ran in any folder out of the image', () => {
    const ignored = read('.dockerignore').trim().split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', '**/node_modules', '**/dist', '**/data']));
  });
});
