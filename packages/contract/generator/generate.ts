import path from 'node:path';
import { parseArgs } from 'node:util';
import { DocumentError } from './document/references.ts';
import { folderDifferences, generatedFiles, writeFolder } from './generated-files.ts';
import { bundle, lint, RedoclyError } from './redocly.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const DOCUMENT = path.join(ROOT, 'openapi.yaml');
const WORKFLOWS = path.join(ROOT, 'workflows.arazzo.yaml');
const FOLDER = path.join(ROOT, 'packages/contract/src/generated');

/**
 * `pnpm generate` writes the folder. With `--check`, or as a step of `npm test`, which sets `GENERATED=check`, it only
 * compares the folder with what it would write.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  await lint(DOCUMENT, WORKFLOWS);
  const files = await generatedFiles(await bundle(DOCUMENT));
  const folder = path.relative(ROOT, FOLDER);
  if (values.check || process.env.GENERATED === 'check') {
    const differences = await folderDifferences(FOLDER, files);
    if (differences.length === 0) return console.log(`${folder} is up to date with openapi.yaml.`);
    throw new StaleFolderError(folder, differences);
  }
  await writeFolder(FOLDER, files);
  for (const [name, content] of files) console.log(`${folder}/${name}  ${Buffer.byteLength(content)} bytes`);
}

class StaleFolderError extends Error {
  constructor(folder: string, differences: readonly string[]) {
    super(
      `${folder} is not up to date with openapi.yaml: ${differences.join(', ')}. Run \`pnpm generate\` and commit.`,
    );
  }
}

try {
  await main();
} catch (error) {
  const expected = [DocumentError, RedoclyError, StaleFolderError].some((type) => error instanceof type);
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
