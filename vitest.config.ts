import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** Another build of the SDK for the contract tests, as its entry file. Default: the source in this repository. */
const clientEntry = process.env.CONTRACT_CLIENT_ENTRY;

/** Node 20 runs no TypeScript in a thread, so the thread of SQLite runs the fresh bundle. */
const builtWorker = {
  './worker-file.ts': fileURLToPath(new URL('apps/server/bundle/worker-file.js', import.meta.url)),
};

const postgres = 'tooling/test-postgres/src/global-setup.ts';
const freshBuild = 'tooling/fresh-build.ts';

/**
 * All tests of the repository. `vitest --project unit` runs one project.
 *
 * Tests import the sources. Projects that start programs as processes build them first, through turbo's cache, so that no
 * test ever runs an older build.
 *
 * `--mode full` draws many more random values, and gives the published numbers of the experiments. `--mode ablations`
 * shows that each experiment can fail.
 */
export default defineConfig(({ mode }) => ({
  resolve: { conditions: ['rollcall-source'] },
  ssr: { resolve: { conditions: ['rollcall-source'], externalConditions: ['rollcall-source'] } },
  test: {
    // Far longer than any test takes on a quiet machine: these only end what hangs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // One more than processors, since many tests wait for processes, databases and timers. Each loads all modules again.
    maxWorkers: availableParallelism() + 1,
    // Test files share no state but modules, and loading those again for each file takes as long as the tests.
    isolate: false,
    projects: [
      project('unit', {
        include: [
          'packages/{contract,client}/test/**/*.test.ts',
          'apps/{server,console}/test/unit/**/*.test.{ts,tsx}',
          'tooling/{test-environment,warm-programs,change-loop}/test/*.test.ts',
          'tooling/*.test.ts',
        ],
        provide: extentIn(mode),
      }),
      project('sqlite', {
        root: 'apps/server',
        include: ['test/sqlite/**/*.test.ts'],
        globalSetup: [freshBuild],
        provide: extentIn(mode),
        alias: builtWorker,
      }),
      project('postgres', {
        root: 'apps/server',
        include: ['test/postgres/**/*.test.ts'],
        // The tests of storage once more, behind a pooler.
        exclude: mode === 'test' ? ['test/postgres/pooler/stores.test.ts'] : [],
        globalSetup: [freshBuild, postgres],
        provide: extentIn(mode),
        alias: builtWorker,
      }),
      project('cli', {
        root: 'packages/cli',
        include: ['test/**/*.test.ts'],
        globalSetup: [freshBuild, postgres],
        provide: extentIn(mode),
        testTimeout: mode === 'full' ? 10 * 60_000 : 180_000,
      }),
      project('contract', {
        root: 'packages/contract-tests',
        include: ['{test,generic,operations,events,document,http,client,official-sdks,mutants}/**/*.test.ts'],
        globalSetup: [freshBuild, 'packages/contract-tests/src/target/global-setup.ts'],
        alias: clientEntry === undefined ? {} : { '@rollcall/client': clientEntry },
        pool: 'threads',
      }),
      project('docs', {
        root: 'apps/docs',
        include: ['{test,examples}/**/*.test.ts'],
        globalSetup: [freshBuild],
      }),
      project('console', {
        root: 'apps/console',
        include: ['test/browser/*.test.ts'],
        globalSetup: [freshBuild],
      }),
      project('release', { root: 'tooling/release', include: ['test/**/*.test.ts'], globalSetup: [freshBuild] }),
      project('packages', {
        root: 'tooling/package-tests',
        include: ['test/**/*.test.ts'],
        globalSetup: [freshBuild, 'tooling/package-tests/src/global-setup.ts'],
      }),
      project('outside-tools', {
        root: 'tooling/outside-tools',
        include: ['test/**/*.test.ts'],
        globalSetup: [freshBuild],
        // Generators load a lot, which takes long on a busy machine.
        testTimeout: 300_000,
        hookTimeout: 300_000,
      }),
      project('runtimes', {
        root: 'tooling/package-tests',
        // Downloads the runtimes on the first run, some 900 MB unpacked.
        include: mode === 'runtimes' ? ['runtimes/**/*.test.ts'] : [],
        globalSetup: [freshBuild, 'tooling/package-tests/src/global-setup.ts'],
        testTimeout: 600_000,
      }),
      project('reliability', {
        root: 'tooling/reliability-tests',
        include: mode === 'ablations' ? ['test/ablations.ts'] : ['test/**/*.test.ts'],
        globalSetup: [freshBuild],
        provide: {
          experimentMode: mode === 'full' ? 'full' : 'short',
          everyExperiment: ['full', 'short'].includes(mode),
        },
        testTimeout: { full: 30 * 60_000, ablations: 10 * 60_000 }[mode] ?? 180_000,
        // Experiments measure times: in full mode, nothing else runs beside them. In short mode, no time is judged.
        maxConcurrency: { full: 1, ablations: 2 }[mode] ?? 3,
        // Without `isolate`, vitest refuses to run it together with the others, which have several workers.
        ...(['full', 'ablations'].includes(mode) && { fileParallelism: false, isolate: true }),
      }),
      project('test-postgres', {
        root: 'tooling/test-postgres',
        include: ['test/**/*.test.ts'],
        globalSetup: [postgres],
      }),
      project('change-loop', {
        root: 'tooling/change-loop',
        include: mode === 'full' ? ['test/full/*.test.ts'] : [],
        globalSetup: [freshBuild],
        testTimeout: 30 * 60_000,
      }),
      project('bench', {
        root: 'tooling/bench',
        include: ['test/**/*.test.ts'],
        globalSetup: [freshBuild],
        // It starts in half the time.
        env: { BENCH_SERVER_ENTRY: fileURLToPath(new URL('apps/server/bundle/main.js', import.meta.url)) },
        testTimeout: 300_000,
      }),
    ],
  },
}));

type ProjectOptions = NonNullable<TestProjectInlineConfiguration['test']>;

/** For each project, since vitest evaluates what projects share without the mode. */
function extentIn(mode: string): { readonly extent: 'short' | 'full' } {
  return { extent: mode === 'full' ? 'full' : 'short' };
}

/** A project whose `globalSetup` files are named from the root of the repository. */
function project(name: string, { globalSetup = [], ...options }: ProjectOptions): TestProjectInlineConfiguration {
  const setups = [globalSetup].flat().map((path) => fileURLToPath(new URL(path, import.meta.url)));
  // Figures and rows of tables come as they are, each when its experiment is over.
  return { extends: true, test: { name, disableConsoleIntercept: true, globalSetup: setups, ...options } };
}
