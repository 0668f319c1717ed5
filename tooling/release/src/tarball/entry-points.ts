import type { Manifest } from '../published-packages.ts';

/** A file that a manifest promises. */
export interface EntryPoint {
  /** The field that names it. */
  readonly field: 'bin' | 'exports' | 'main' | 'module' | 'types';
  /** Its path in the package, with neither `./` nor a wildcard. */
  readonly file: string;
}

/** Every file that a manifest promises to programs. Patterns (`./*`) name no file and are left to publint. */
export function entryPoints(manifest: Manifest): readonly EntryPoint[] {
  const fields = ['bin', 'exports', 'main', 'module', 'types'] as const;
  return fields.flatMap((field) =>
    pathsIn(manifest[field]).map((file) => ({ field, file: file.replace(/^\.\//, '') })),
  );
}

function pathsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes('*') ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}
