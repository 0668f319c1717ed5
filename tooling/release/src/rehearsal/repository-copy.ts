import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Manifest, pnpmIn, ROOT, readManifest, runTool, ToolError } from '../workspace.ts';

/** A copy of the repository with a history of its own, in which anything may be changed. */
export class RepositoryCopy {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Copies the files that git tracks or would track, as they are now, and commits them to `main`. */
  static async create(folder: string): Promise<RepositoryCopy> {
    const listed = await runTool('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
    });
    const deleted = await runTool('git', ['ls-files', '-z', '--deleted'], { cwd: ROOT });
    const missing = new Set(deleted.split('\0'));
    for (const file of listed.split('\0').filter((name) => name !== '' && !missing.has(name))) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await cp(path.join(ROOT, file), path.join(folder, file));
    }
    const copy = new RepositoryCopy(folder);
    await copy.git('init', '--quiet', '--initial-branch=main');
    await copy.git('config', 'user.name', 'Rehearsal');
    await copy.git('config', 'user.email', 'rehearsal@example.com');
    await copy.commit('chore(release): start a rehearsal');
    return copy;
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

const toolEnvironment = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
