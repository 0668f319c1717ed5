import { cp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const serverFolder = dirname(createRequire(import.meta.url).resolve('@rollcall/server/package.json'));

/** The `main.js` of the built server. */
export const builtServerEntry: string = join(serverFolder, 'dist/main.js');

/** The same as one bundle, as it is published. It starts in half the time, and its code cannot be changed. */
export const bundledServerEntry: string = join(serverFolder, 'bundle/main.js');

/** A change to the code of a built server. */
export interface CodeChange {
  /** The code as it is built. It occurs once in all files of the build. */
  readonly code: string;
  readonly replacement: string;
}

/**
 * Copies a built server and changes its code.
 *
 * @param entry the `main.js` of the build.
 * @param folder an empty folder for the copy.
 * @returns the `main.js` of the copy.
 * @throws Error if a change's code does not occur exactly once.
 */
export async function copyServerBuild(entry: string, changes: readonly CodeChange[], folder: string): Promise<string> {
  const server = dirname(dirname(entry));
  await cp(join(server, 'dist'), join(folder, 'dist'), { recursive: true });
  await cp(join(server, 'package.json'), join(folder, 'package.json'));
  await symlink(join(server, 'node_modules'), join(folder, 'node_modules'));
  const copy = join(folder, 'dist/main.js');
  for (const [file, text] of await findChangedFiles(copy, changes)) await writeFile(file, text);
  return copy;
}

/**
 * Finds the files of a build that changes apply to.
 *
 * @param entry the `main.js` of the build.
 * @returns the changed text of each file, by absolute path.
 * @throws Error if a change's code does not occur exactly once.
 */
export async function findChangedFiles(
  entry: string,
  changes: readonly CodeChange[],
): Promise<ReadonlyMap<string, string>> {
  const texts = await readBuild(dirname(entry));
  const changed = new Map<string, string>();
  for (const { code, replacement } of changes) {
    const places = [...texts].flatMap(([file, text]) => Array(text.split(code).length - 1).fill(file) as string[]);
    const [file] = places;
    if (file === undefined || places.length > 1) throw new Error(describePlaces(code, places));
    const text = (texts.get(file) ?? '').split(code).join(replacement);
    texts.set(file, text);
    changed.set(file, text);
  }
  return changed;
}

/** The text of every JavaScript file of a build, by absolute path. */
async function readBuild(dist: string): Promise<Map<string, string>> {
  const files = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith('.js')).sort();
  return new Map(
    await Promise.all(files.map(async (file) => [join(dist, file), await readFile(join(dist, file), 'utf8')] as const)),
  );
}

function describePlaces(code: string, places: readonly string[]): string {
  const found = places.length === 0 ? 'nowhere' : `${places.length} times, in ${[...new Set(places)].join(' and ')}`;
  return `Code that should occur once in the built server occurs ${found}:\n${code}`;
}
