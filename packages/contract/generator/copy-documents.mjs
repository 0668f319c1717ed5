// The last step of the build: copies the document beside the compiled files, as JSON and as YAML.
import { copyFile, mkdir } from 'node:fs/promises';

const PACKAGE = new URL('../', import.meta.url);

await mkdir(new URL('dist/generated/', PACKAGE), { recursive: true });
await copyFile(new URL('src/generated/document.json', PACKAGE), new URL('dist/generated/document.json', PACKAGE));
await copyFile(new URL('../../openapi.yaml', PACKAGE), new URL('dist/openapi.yaml', PACKAGE));
