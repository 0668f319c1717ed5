// The release workflow: packs every package whose version is not on npm yet: node scripts/pack-unpublished.mjs tarballs
// A second argument is the address of another registry, with a slash at its end.
// Prints `releases=` with the packed packages as `name@version`, separated by spaces, for the output of a workflow step.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = new URL('..', import.meta.url);
const [folder = 'tarballs', registry = 'https://registry.npmjs.org/'] = process.argv.slice(2);
const target = resolve(folder);
mkdirSync(target, { recursive: true });

const releases = [];
const folders = ['packages', 'apps'].flatMap((parent) => {
  return readdirSync(new URL(parent, root)).map((name) => `${parent}/${name}`);
});
for (const name of folders) {
  const manifest = JSON.parse(readFileSync(new URL(`${name}/package.json`, root), 'utf8'));
  if (manifest.private || (await isPublished(manifest))) continue;
  const pack = ['--filter', manifest.name, 'pack', '--pack-destination', target];
  execFileSync('pnpm', pack, { cwd: root, stdio: ['ignore', process.stderr.fd, 'inherit'] });
  releases.push(`${manifest.name}@${manifest.version}`);
}
console.log(`releases=${releases.join(' ')}`);

/**
 * Whether npm has this version. Throws if the registry is unreachable.
 *
 * @param {{ name: string, version: string }} manifest
 */
async function isPublished({ name, version }) {
  const response = await fetch(`${registry}${name.replace('/', '%2f')}/${version}`);
  if (response.ok) return true;
  if (response.status === 404) return false;
  throw new Error(`The registry responded ${response.status} for ${name}@${version}`);
}
