import { statSync } from 'node:fs';

/** The code of the error if a file of the database is not in its place. */
export const fileGoneCode = 'DATABASE_FILE_GONE';

/**
 * Notices if a file of an open database is removed or replaced. SQLite would continue to write into the former file,
 * which nobody can open again: everything written would be lost.
 *
 * A check takes a few microseconds, for two calls of `stat`.
 */
export class FileGuard {
  readonly #file: string;
  /** The files seen so far, by path: the device and the number of each. */
  readonly #seen = new Map<string, string>();

  /** @param file absolute path of an existing database. */
  constructor(file: string) {
    this.#file = file;
    this.assertInPlace();
  }

  /** @throws Error with the code {@link fileGoneCode} that names the file. */
  assertInPlace(): void {
    const path = this.goneFile();
    if (path === undefined) return;
    const message = `the database file ${path} was removed or replaced while the server runs; put it back, or restart the server`;
    throw Object.assign(new Error(message), { code: fileGoneCode });
  }

  /** The path of the file that is gone, if any. The log exists from the first commit on. */
  goneFile(): string | undefined {
    return [this.#file, `${this.#file}-wal`].find((path) => this.#isGone(path));
  }

  #isGone(path: string): boolean {
    const found = identityOf(path);
    const seen = this.#seen.get(path);
    if (found !== undefined && seen === undefined) this.#seen.set(path, found);
    return seen !== undefined && seen !== found;
  }
}

/** Never opens the file: closing any handle of it would release the locks that SQLite has on it. */
function identityOf(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.dev}:${stats.ino}`;
}
