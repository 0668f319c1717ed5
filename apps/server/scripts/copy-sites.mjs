// The last step of the bundle: the sites that the server sends.
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const { resolve } = createRequire(import.meta.url);
const firstPages = { docs: '@rollcall/docs/site/index.html', console: '@rollcall/console/index.html' };

for (const [name, firstPage] of Object.entries(firstPages)) {
  await cp(dirname(resolve(firstPage)), new URL(`../bundle/sites/${name}`, import.meta.url), { recursive: true });
}
