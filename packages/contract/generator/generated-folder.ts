import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GeneratedFiles } from './generated-files.ts';

/** Makes a folder hold exactly these files: others in it are removed. */
export async function writeFolder(folder: string, files: GeneratedFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!files.has(name)) await rm(path.join(folder, name), { recursive: true });
  }
  for (const [name, content] of files) await writeFile(path.join(folder, name), content);
}

/** How a folder differs from these files, one phrase per file; empty where it holds exactly them. */
export async function folderDifferences(folder: string, files: GeneratedFiles): Promise<string[]> {
  const present = await readdir(folder).catch((): string[] => []);
  const names = [...new Set([...files.keys(), ...present])].sort();
  const differences = names.map(async (name) => {
    const want = files.get(name);
    if (want === undefined) return `${name} is not generated`;
    if (!present.includes(name)) return `${name} is missing`;
    return (await readFile(path.join(folder, name), 'utf8')) === want ? [] : `${name} is different`;
  });
  return (await Promise.all(differences)).flat();
}
