import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copyRepository } from '@rollcall/test-environment';
import { type Manifest, pnpmIn, readManifest, runTool, ToolError } from '../workspace.ts';

/** A copy of the repository with a history of its own, in which anything may be changed. */
export class RepositoryCopy {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Copies the repository as it is now. */
  static async create(folder: string): Promise<RepositoryCopy> {
    await copyRepository(folder);
    return new RepositoryCopy(folder);
  }

  git(...args: readonly string[]): Promise<string> {
    return runTool('git', args, { cwd: this.folder });
  }

  async commit(subject: string): Promise<void> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--message', subject);
  }

  pnpm(...args: readonly string[]): Promise<string> {
    return pnpmIn(this.folder, args, toolEnvironment);
  }

  /** Runs a line of shell that finds the repository's pnpm in its `PATH`, as a workflow does. */
  async shell(line: string, env: NodeJS.ProcessEnv): Promise<string> {
    const { packageManager } = JSON.parse(await this.read('package.json'));
    const npx = ['--prefer-offline', '--yes', '--package', packageManager, '--call', line];
    return runTool('npx', npx, { cwd: this.folder, env: { ...toolEnvironment, ...env } });
  }

  /** Builds everything that is published. */
  async build(): Promise<void> {
    const filters = ['--filter=./packages/*', '--filter=@rollcall/server'];
    await this.pnpm('exec', 'turbo', 'run', 'build', 'bundle', ...filters, '--output-logs=errors-only');
  }

  /** Writes a changeset. `releases` has the size of the change by package. */
  async addChangeset(name: string, releases: Readonly<Record<string, string>>, text: string): Promise<void> {
    const lines = Object.entries(releases).map(([released, bump]) => `"${released}": ${bump}`);
    await this.write(`.changeset/${name}.md`, `---\n${lines.join('\n')}\n---\n\n${text}\n`);
  }

  /** Resolves with the output of a failed command, or with `undefined` if it succeeds. */
  async failureOf(...args: readonly string[]): Promise<string | undefined> {
    try {
      await this.pnpm(...args);
      return undefined;
    } catch (error) {
      if (error instanceof ToolError) return error.output;
      throw error;
    }
  }

  /** The packages that are published. */
  async published(): Promise<readonly Manifest[]> {
    const folders = (await this.git('ls-files', 'packages/*/package.json', 'apps/*/package.json')).trim().split('\n');
    const manifests = await Promise.all(
      folders.map((file) => readManifest(path.join(this.folder, path.dirname(file)))),
    );
    return manifests.filter((manifest) => manifest.private !== true);
  }

  read(file: string): Promise<string> {
    return readFile(path.join(this.folder, file), 'utf8');
  }

  write(file: string, content: string): Promise<void> {
    return writeFile(path.join(this.folder, file), content);
  }
}

/** Without the main branch of a pull request, which the copy does not have. */
const toolEnvironment = {
  ...process.env,
  RELEASE_BASE: undefined,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
};
