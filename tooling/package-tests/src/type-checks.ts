import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { runTool } from './run-program.ts';

/** A version of TypeScript, and how it finds the types of a package. */
export interface Compiler {
  /** The name of the package, an alias of `typescript`. */
  readonly typescript: string;
  readonly resolution: 'node16' | 'nodenext' | 'bundler' | 'node10';
}

/** TypeScript 7 no longer has `node10`. */
export const compilers: readonly Compiler[] = [
  ...['typescript-5.0', 'typescript-5.4', 'typescript-5.9', 'typescript-6.0'].flatMap((typescript) =>
    (['node16', 'nodenext', 'bundler', 'node10'] as const).map((resolution) => ({ typescript, resolution })),
  ),
  ...(['node16', 'nodenext', 'bundler'] as const).map((resolution) => ({ typescript: 'typescript', resolution })),
];

/** The types of the platform: those of browsers or those of Node. */
export type Platform = 'dom' | 'node';

/**
 * Compiles files of the folder `types`, with everything that TypeScript can check.
 *
 * @throws Error with the messages of the compiler if there are any.
 */
export async function checkTypes(
  { typescript, resolution }: Compiler,
  platform: Platform,
  files: readonly string[],
  { skipLibCheck = skipsLibraries(typescript) } = {},
): Promise<void> {
  const compilerOptions = {
    ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, skipLibCheck, target: 'es2022' },
    ...platformOptions[platform],
    ...resolutionOptions[resolution],
    // Version 6 warns of `node10`, which 7 no longer has.
    ...(typescript === 'typescript-6.0' && { ignoreDeprecations: '6.0' }),
  };
  const folder = join(inject('project'), 'types');
  const config = join(folder, `tsconfig.${randomUUID()}.json`);
  await writeFile(config, JSON.stringify({ compilerOptions, files }));
  await runTool(process.execPath, [compilerOf(typescript), '--project', config], folder);
}

/** With TypeScript 5.0, the types of openapi-fetch itself have errors, which nearly all projects skip. */
function skipsLibraries(typescript: string): boolean {
  return typescript === 'typescript-5.0';
}

const platformOptions: Readonly<Record<Platform, object>> = {
  dom: { lib: ['es2022', 'dom', 'dom.iterable'], types: [] },
  node: { lib: ['es2022'], types: ['node'] },
};

const resolutionOptions: Readonly<Record<Compiler['resolution'], object>> = {
  node16: { module: 'node16' },
  nodenext: { module: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
  node10: { module: 'commonjs', moduleResolution: 'node10' },
};

function compilerOf(typescript: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${typescript}/package.json`)), 'bin/tsc');
}

/** The files that a compiler can check. The contract is an ES module only, which `node10` does not distinguish. */
export function filesFor({ resolution }: Compiler): readonly string[] {
  const both = ['client.ts', 'contract.ts', 'webhooks.ts'];
  return resolution === 'node16' || resolution === 'nodenext'
    ? [...both, 'commonjs/client.ts', 'commonjs/webhooks.ts']
    : both;
}
