import { fileURLToPath } from 'node:url';

/** Where the tests find what they read and run. */
export const docsFolder = fileURLToPath(new URL('../..', import.meta.url));
export const referencePage = new URL('../../dist/reference.html', import.meta.url);
export const serverMain = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));
export const serverConfig = new URL('../../../server/dist/config.js', import.meta.url);
