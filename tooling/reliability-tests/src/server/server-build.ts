import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Guard } from '../experiment.ts';

/** The `main.js` of the built server. `RELIABILITY_SERVER_ENTRY` names that of another build. */
export function serverEntry(): string {
  const packageFile = createRequire(import.meta.url).resolve('@rollcall/server/package.json');
  return process.env.RELIABILITY_SERVER_ENTRY ?? join(dirname(packageFile), 'dist/main.js');
}

/**
 * Does work with a copy of the built server from which a guard is taken out.
 *
 * @throws Error where the guard is not where it is said to be.
 */
export async function withoutGuard<Result>(guard: Guard, work: (entry: string) => Promise<Result>): Promise<Result> {
  const server = dirname(dirname(serverEntry()));
  const copy = await mkdtemp(join(tmpdir(), 'rollcall-unguarded-'));
  try {
    await cp(join(server, 'dist'), join(copy, 'dist'), { recursive: true });
    await cp(join(server, 'package.json'), join(copy, 'package.json'));
    await symlink(join(server, 'node_modules'), join(copy, 'node_modules'));
    await takeOut(guard, join(copy, 'dist', guard.file));
    return await work(join(copy, 'dist/main.js'));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function takeOut({ name, code, replacement }: Guard, file: string): Promise<void> {
  const parts = (await readFile(file, 'utf8')).split(code);
  if (parts.length !== 2) throw new Error(`"${name}" is ${parts.length - 1} times in ${file}, which should be once`);
  await writeFile(file, parts.join(replacement));
}
