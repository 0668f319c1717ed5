import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';

/**
 * The file that a path leads to, so that an import has one journal whatever name the file is called by. If the path is not
 * a symbolic link, it stays as the user wrote it.
 */
export async function realFile(path: string): Promise<string> {
  const real = await realpath(path);
  return real === (await realPathOf(path)) ? path : real;
}

/** A path as seen from the folder of another file, however both are written. The file at the path may be missing. */
export async function relativeTo(file: string, path: string): Promise<string> {
  return relative(dirname(await realPathOf(file)), await realPathOf(path));
}

/** Without symbolic links among the folders, unless there is no such folder. */
async function realPathOf(path: string): Promise<string> {
  return realpath(dirname(path)).then(
    (folder) => join(folder, basename(path)),
    () => resolve(path),
  );
}
