import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartError } from '../start-error.ts';
import { isUsableApiKey } from './is-usable-api-key.ts';

/**
 * Reads the key that an earlier start has kept; `undefined` where there is no file.
 *
 * @throws StartError where the file cannot be read or holds no key.
 */
export async function readApiKeyFile(file: string): Promise<string | undefined> {
  const key = (await readIfThere(file))?.trim();
  if (key !== undefined && !isUsableApiKey(key)) {
    throw new StartError(`The file ${file} does not hold an API key; delete it, and the next start makes a new one.`);
  }
  return key;
}

/**
 * Keeps a key for later starts, readable by the owner alone. A crash leaves the whole file or none.
 *
 * @throws StartError where the file cannot be written.
 */
export async function writeApiKeyFile(file: string, key: string): Promise<void> {
  const unfinished = `${file}.new`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    // The mode applies to a file that is made here, not to one that is left over.
    await rm(unfinished, { force: true });
    await writeFile(unfinished, `${key}\n`, { mode: 0o600, flag: 'wx' });
    await rename(unfinished, file);
  } catch (error) {
    throw new StartError(`The API key cannot be kept in ${file}: ${(error as Error).message}.`, { cause: error });
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`The API key in ${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}
