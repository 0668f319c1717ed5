import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { generate } from 'orval';
import { documentFile } from './document.ts';

/** Generates the client of hey-api/openapi-ts with its default settings. */
export async function generateHeyApi(folder: string): Promise<void> {
  await createClient({ input: documentFile, output: folder, logs: { level: 'silent' } });
}

/**
 * Generates orval's fetch client, `fetch.ts`, and its zod schemas, `zod.ts`.
 *
 * @param baseUrl the address that the client will use.
 */
export async function generateOrval(folder: string, baseUrl: string): Promise<void> {
  await generate({ input: documentFile, output: { client: 'fetch', target: join(folder, 'fetch.ts'), baseUrl } });
  // By default, its schemas drop unknown fields of a request, although the document forbids them.
  const override = { zod: { strict: { body: true } } };
  await generate({ input: documentFile, output: { client: 'zod', target: join(folder, 'zod.ts'), override } });
}
