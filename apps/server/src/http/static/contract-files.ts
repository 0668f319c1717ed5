import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Response } from 'express';
import { readOnce, sendFile } from './static-file.ts';

const { resolve } = createRequire(import.meta.url);

/** Sends a file of the contract package. */
export async function sendContractFile(res: Response, name: string, mediaType: string): Promise<void> {
  return sendFile(res, await readOnce(pathOf(name)), mediaType);
}

/** A bundle contains no packages, so it has their files beside its code. */
function pathOf(name: string): string {
  const besideCode = fileURLToPath(new URL(`documents/${name}`, import.meta.url));
  return existsSync(besideCode) ? besideCode : resolve(`@rollcall/contract/${name}`);
}
