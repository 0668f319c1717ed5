import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { copyWithDependencies, type WorkingCopy } from '@rollcall/test-environment';
import type { Mutant, PackageName } from './mutant.ts';

const SOURCES: Readonly<Record<PackageName, string>> = {
  server: 'apps/server/src',
  client: 'packages/client/src',
  contract: 'packages/contract/src',
};

const TSC = 'node_modules/typescript/bin/tsc';
const VITEST = 'node_modules/vitest/vitest.mjs';

/**
 * Errors that the text of a mutant has because it is JavaScript, not because it is wrong: it lacks annotations, and checks
 * for `undefined` and for the type of a value.
 */
const UNTYPED = /error TS(?:7\d{3}|2339|253[123]|2571|1804[6-9]):/;

/** Tests that start the server as a program need builds that a copy of the sources does not have. */
const PROGRAMS = '--exclude=**/test/sqlite/cli/**';

/** A copy of the sources, in which the compiler and the tests of the server look for mutants. */
export class SourceCopy {
  readonly #copy: WorkingCopy;

  private constructor(copy: WorkingCopy) {
    this.#copy = copy;
  }

  /** @throws Error if the copy does not compile, so that every mutant would count as caught. */
  static async create(): Promise<SourceCopy> {
    const sources = new SourceCopy(await copyWithDependencies());
    const error = await sources.#typeError();
    if (error !== undefined) throw new Error(`The sources do not compile without a mutant: ${error}`);
    return sources;
  }

  /** The first error of the compiler in the project of the server; `undefined` if there is none. */
  async typeErrorOf(mutant: Mutant): Promise<string | undefined> {
    return this.#with(mutant, () => this.#typeError());
  }

  /**
   * The first failure of a test of the server or the contract that imports the changed file, as far as it needs no
   * PostgreSQL; `undefined` if all pass.
   */
  async testFailureOf(mutant: Mutant): Promise<string | undefined> {
    const failed = await this.#with(mutant, (file) => this.#firstFailure('related', file));
    if (failed === undefined) return undefined;
    const usual = await this.#firstFailure('run', failed.file);
    if (usual !== undefined) throw new Error(`The tests fail without a mutant: ${usual.file}: ${usual.name}`);
    return `${failed.file}: ${failed.name}`;
  }

  remove(): Promise<void> {
    return this.#copy.remove();
  }

  /** Plants a mutant for some work. `undefined` without that work if the sources have no such text once. */
  async #with<Result>(
    mutant: Mutant,
    work: (file: string) => Promise<Result | undefined>,
  ): Promise<Result | undefined> {
    const place = await placeIn(join(this.#copy.folder, SOURCES[mutant.package]), mutant);
    if (place === undefined) return undefined;
    await writeFile(place.path, place.mutated);
    try {
      return await work(relative(this.#copy.folder, place.path));
    } finally {
      await writeFile(place.path, place.original);
    }
  }

  async #typeError(): Promise<string | undefined> {
    const cache = ['--incremental', '--tsBuildInfoFile', join(this.#copy.folder, 'types.tsbuildinfo')];
    const options = ['--noEmit', '--pretty', 'false', '--singleThreaded', ...cache];
    const project = await this.#copy.projectOf('apps/server');
    const { output } = await this.#copy.node([TSC, ...options, '-p', project]);
    return output.split('\n').find((line) => line.includes(': error TS') && !UNTYPED.test(line));
  }

  async #firstFailure(command: 'related' | 'run', file: string): Promise<Failure | undefined> {
    // The thread of SQLite runs bundled code.
    const bundle = 'apps/server/scripts/bundle.mjs';
    const { failed, output: errors } = await this.#copy.node([bundle]);
    if (failed) return { file: bundle, name: errors };
    const report = join(this.#copy.folder, 'report.json');
    await rm(report, { force: true });
    const projects = ['--project', 'unit', '--project', 'sqlite'];
    const options = ['--run', '--bail=1', '--reporter=json', `--outputFile=${report}`, '--passWithNoTests', PROGRAMS];
    const { output } = await this.#copy.node([VITEST, command, file, ...projects, ...options], {
      ROLLCALL_BUILT: 'true',
    });
    const text = await readFile(report, 'utf8').catch(() => {
      throw new Error(`The tests did not run:\n${output.slice(-4_000)}`);
    });
    return failureIn(JSON.parse(text), this.#copy.folder);
  }
}

interface Failure {
  /** From the root of the repository. */
  readonly file: string;
  readonly name: string;
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function failureIn({ testResults }: Report, folder: string): Failure | undefined {
  for (const { name, status, assertionResults } of testResults) {
    const test = assertionResults.find((one) => one.status === 'failed');
    if (test !== undefined || status === 'failed') {
      return { file: relative(folder, name), name: test?.fullName ?? 'it cannot be loaded' };
    }
  }
  return undefined;
}

interface Place {
  readonly path: string;
  readonly original: string;
  readonly mutated: string;
}

/** The one source with the text of a mutant, up to white space and trailing commas, which the compiler changes. */
async function placeIn(folder: string, { find, replace }: Mutant): Promise<Place | undefined> {
  const parts = find.trim().split(/\s+|(?<=[([{,;])|(?=[)\]},;])/);
  const pattern = parts.filter((part) => part !== '').map(escaped);
  const text = new RegExp(pattern.join('\\s*,?\\s*'), 'g');
  const places: Place[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.ts')) continue;
    const path = join(folder, name);
    const original = await readFile(path, 'utf8');
    const mutated = original.replace(text, () => replace.trim());
    places.push(...[...original.matchAll(text)].map(() => ({ path, original, mutated })));
  }
  return places.length === 1 ? places[0] : undefined;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
