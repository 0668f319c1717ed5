import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withExactSchemas } from './document/exact-schemas.ts';
import type { OpenApiDocument } from './document/openapi.ts';
import { generateErrorCodes } from './emit/error-codes.ts';
import { generateOperations } from './emit/operations.ts';
import { generatePostmanCollection } from './emit/postman.ts';
import { generateRequestSchemas } from './emit/request-schemas.ts';
import { generateSchemas } from './emit/schemas.ts';
import { generateTypes } from './emit/types/types.ts';
import { generateWebhookSchemas, generateWebhooks } from './emit/webhooks.ts';

/** File names and their contents. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/**
 * Everything that is generated from a document. The same document gives the same bytes.
 *
 * @throws {DocumentError} if the document has something that cannot be generated exactly.
 */
export async function generatedFiles(document: OpenApiDocument): Promise<GeneratedFiles> {
  const exact = withExactSchemas(document);
  const { models, types } = await generateTypes(exact);
  return new Map([
    ['README.md', generateReadme()],
    [
      'document.json',
      `${JSON.stringify(document, null, 2)}
`,
    ],
    ['error-codes.ts', generateErrorCodes(exact)],
    ['models.ts', models],
    ['operations.ts', generateOperations(exact)],
    ['postman.json', generatePostmanCollection(document)],
    ['request-schemas.ts', generateRequestSchemas(exact)],
    ['schemas.ts', generateSchemas(exact)],
    ['types.ts', types],
    ['webhook-schemas.ts', generateWebhookSchemas(exact)],
    ['webhooks.ts', generateWebhooks(exact)],
  ]);
}

/** Writes these files into a folder, and removes all others from it. */
export async function writeFolder(folder: string, files: GeneratedFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!files.has(name)) await rm(path.join(folder, name), { recursive: true });
  }
  for (const [name, content] of files) await writeFile(path.join(folder, name), content);
}

/** The differences between a folder and these files, one phrase per file; empty if there are none. */
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

/** `README.md`: says what the folder is. */
function generateReadme(): string {
  return [
    '# Generated',
    '',
    'Everything in this folder is generated from `openapi.yaml` by `pnpm generate` and committed. Do not edit it: change the',
    'document, or the generator in `packages/contract/generator`. Only the hand-written files of `packages/contract/src`',
    'import from here.',
    '',
  ].join('\n');
}
