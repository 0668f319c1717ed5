/** Absolute paths and URLs of what the tests read. */
import { fileURLToPath } from 'node:url';

export const repositoryFolder = fileURLToPath(new URL('../../../..', import.meta.url));
export const docsFolder = fileURLToPath(new URL('../..', import.meta.url));
export const referencePage = new URL('../../dist/reference.html', import.meta.url);
export const serverMain = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));
