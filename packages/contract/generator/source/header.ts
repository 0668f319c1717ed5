/** The first line of every generated TypeScript file. */
export const HEADER = '// Generated from openapi.yaml by `pnpm generate`. Do not edit.\n';
