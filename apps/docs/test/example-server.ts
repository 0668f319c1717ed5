import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { startLocalDouble } from '../examples/local-double.ts';
import { startForwardProxy } from './forward-proxy.ts';
import { docsFolder, read, serverMain } from './repository.ts';

const run = promisify(execFile);

/** The address in the examples, where a reader's server listens. */
const documentedOrigin = 'http://127.0.0.1:4010';

/** A running server with an empty registry, for running the examples as a reader does. */
export interface ExampleServer {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Runs shell commands as a reader in the root of the repository does. Returns their standard output. */
  runShell(commands: string): Promise<string>;
  /** Runs a program of `examples/`. Returns its standard output. */
  runProgram(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startExampleServer(): Promise<ExampleServer> {
  const { baseUrl, apiKey, stop } = await startLocalDouble(serverMain);
  const proxy = await startForwardProxy();
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-examples-'));
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/api-key'), `${apiKey}\n`);
  return {
    baseUrl,
    apiKey,
    runShell: async (commands) => {
      const script = commands.replaceAll(documentedOrigin, new URL(baseUrl).origin);
      return (await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder })).stdout;
    },
    runProgram: async (name) => {
      const address = throughProxy.has(name)
        ? { ROLLCALL_BASE_URL: unresolvable(baseUrl), HTTPS_PROXY: proxy.url }
        : {};
      const env = { ...process.env, ROLLCALL_API_KEY: apiKey, ROLLCALL_BASE_URL: baseUrl, ...address };
      return (await run(process.execPath, await argumentsFor(name), { cwd: docsFolder, env })).stdout;
    },
    stop: async () => {
      proxy.close();
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Types are removed here: a loader of TypeScript in each of the processes would take longer than the examples. */
async function argumentsFor(name: string): Promise<string[]> {
  if (!name.endsWith('.ts')) return [`examples/${name}`];
  const { code } = await transform(read(`apps/docs/examples/${name}`), { loader: 'ts', target: 'node20.19' });
  return ['--input-type=module', '--eval', code];
}

/** Examples that reach the server only through a proxy. */
const throughProxy: ReadonlySet<string> = new Set(['client-proxy.ts']);

/** The address with a host name that only the proxy knows. */
function unresolvable(baseUrl: string): string {
  return baseUrl.replace('127.0.0.1', 'rollcall.invalid');
}

const variables: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>'],
  [/sk_test_[0-9a-f]+/g, '<key>'],
  [/http:\/\/127\.0\.0\.1:\d+/g, '<origin>'],
  [/\b\d+ ms\b/g, '<duration>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>'],
];

/** Replaces everything that differs from run to run by a placeholder: identifiers, keys, ports, times and durations. */
export function withoutVariables(text: string): string {
  return variables.reduce((result, [pattern, name]) => result.replace(pattern, name), text);
}

/** Parses JSON after `withoutVariables`. */
export function jsonWithoutVariables(text: string): unknown {
  return JSON.parse(withoutVariables(text));
}
