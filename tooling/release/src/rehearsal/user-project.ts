import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { runTool, ToolError } from '../workspace.ts';

const TSC = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

const tsconfig = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    module: 'nodenext',
    types: [],
    strict: true,
    outDir: 'dist',
  },
};

/** The project of a user, in a folder that was empty. */
export class UserProject {
  readonly folder: string;
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(folder: string, environment: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.#environment = environment;
  }

  /** Installs packages by their names, such as `@rollcall/client@latest`. */
  static async install(folder: string, environment: NodeJS.ProcessEnv, names: readonly string[]): Promise<UserProject> {
    await mkdir(folder);
    await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    const project = new UserProject(folder, environment);
    await project.npm('install', '--no-audit', '--no-fund', ...names);
    return project;
  }

  npm(...args: readonly string[]): Promise<string> {
    return runTool('npm', args, { cwd: this.folder, env: this.#environment });
  }

  async versionOf(name: string): Promise<string> {
    return JSON.parse(await readFile(path.join(this.folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  }

  /** Compiles a program. Resolves with the errors of the compiler; '' if there are none. */
  async compile(name: string, source: string): Promise<string> {
    await writeFile(path.join(this.folder, `${name}.ts`), source);
    const project = path.join(this.folder, `tsconfig.${name}.json`);
    await writeFile(project, JSON.stringify({ ...tsconfig, files: [`${name}.ts`] }));
    try {
      await runTool(process.execPath, [TSC, '--project', project, '--pretty', 'false'], { cwd: this.folder });
      return '';
    } catch (error) {
      if (error instanceof ToolError) return error.output;
      throw error;
    }
  }

  /** Runs a compiled program against a server. Resolves with what it prints. @throws {ToolError} if it fails. */
  run(name: string, { url, apiKey }: RunningServer): Promise<string> {
    const env = { ...process.env, ROLLCALL_BASE_URL: url, ROLLCALL_API_KEY: apiKey };
    return runTool(process.execPath, [`dist/${name}.js`], { cwd: this.folder, env });
  }

  /** Starts the server that is installed in this project, empty and in memory. */
  async startServer(): Promise<RunningServer> {
    const env = { ...process.env, PORT: '0', LOG_LEVEL: 'warn' };
    const command = path.join(this.folder, 'node_modules/.bin/rollcall-server');
    const server = spawn(command, ['mock', '--customers', '0'], {
      cwd: this.folder,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(server, 'exit');
    const stop = async () => {
      server.kill();
      await exit;
    };
    for await (const line of createInterface(server.stdout)) {
      const url = /http:\S+/.exec(line)?.[0];
      if (url !== undefined) return { url, apiKey: 'sk_test_rollcall_mock', stop };
    }
    throw new Error('The installed server ended before it listened');
  }
}

export interface RunningServer {
  /** Its address with the base path. */
  readonly url: string;
  readonly apiKey: string;
  stop(): Promise<void>;
}
