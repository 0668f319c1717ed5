// The last step of the build: copies the document beside the compiled files, as JSON and as YAML, and what is made from it
// for other programs.
import { copyFile, mkdir } from 'node:fs/promises';

const PACKAGE = new URL('../', import.meta.url);

await mkdir(new URL('dist/generated/', PACKAGE), { recursive: true });
for (const name of ['document.json', 'postman.json']) {
  await copyFile(new URL(`src/generated/${name}`, PACKAGE), new URL(`dist/generated/${name}`, PACKAGE));
}
await copyFile(new URL('../../openapi.yaml', PACKAGE), new URL('dist/openapi.yaml', PACKAGE));
await copyFile(new URL('../../workflows.arazzo.yaml', PACKAGE), new URL('dist/workflows.arazzo.yaml', PACKAGE));
