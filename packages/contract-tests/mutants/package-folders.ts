import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackageName } from './mutant.ts';

/** Where the packages are whose code is spoilt. */
export const packageFolders: Readonly<Record<PackageName, string>> = {
  server: dirname(fileURLToPath(import.meta.resolve('@rollcall/server/package.json'))),
  client: dirname(dirname(fileURLToPath(import.meta.resolve('@rollcall/client')))),
  contract: dirname(dirname(fileURLToPath(import.meta.resolve('@rollcall/contract')))),
};
