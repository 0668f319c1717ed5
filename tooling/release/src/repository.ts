import path from 'node:path';

/** The root of the repository. */
export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The document, as it is now. */
export const DOCUMENT = path.join(ROOT, 'openapi.yaml');
