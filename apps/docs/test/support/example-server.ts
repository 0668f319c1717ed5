import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startLocalDouble } from '../../examples/local-double.ts';
import { docsFolder, serverMain } from './locations.ts';

const run = promisify(execFile);

/** The address that the examples name, and their reader's server listens on. */
const documentedOrigin = 'http://127.0.0.1:4010';

/** A running server with an empty registry, and what a reader does with the examples: run them and read the output. */
export interface ExampleServer {
  /** Runs shell commands as a reader in the root of the repository does. Returns what they print. */
  runShell(commands: string): Promise<string>;
  /** Runs a file of `examples/`. Returns what it prints. */
  runTypeScript(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startExampleServer(): Promise<ExampleServer> {
  const { baseUrl, apiKey, stop } = await startLocalDouble(serverMain);
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-examples-'));
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/api-key'), `${apiKey}\n`);
  return {
    runShell: async (commands) => {
      const script = commands.replaceAll(documentedOrigin, new URL(baseUrl).origin);
      return (await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder })).stdout;
    },
    runTypeScript: async (name) => {
      const env = { ...process.env, ROLLCALL_API_KEY: apiKey, ROLLCALL_BASE_URL: baseUrl };
      return (await run(process.execPath, ['--import', 'tsx', `examples/${name}`], { cwd: docsFolder, env })).stdout;
    },
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
