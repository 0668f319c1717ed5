import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { inject } from 'vitest';

/** The folder that size-limit measures, see `package.json`. */
const OUTPUT = join(import.meta.dirname, '../dist/shop');

/** Builds the page of a shop that uses the client, as Vite does by default. Returns the names of its scripts. */
export async function buildShopWithVite(): Promise<string[]> {
  await build({
    root: inject('project'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: OUTPUT, emptyOutDir: true, rollupOptions: { input: join(inject('project'), 'shop.html') } },
  });
  return readdirSync(join(OUTPUT, 'assets'));
}
