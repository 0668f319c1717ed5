/** The hand-written parts of `src/` that generated schemas may use. */
const RUNTIME = {
  '../json-checks.ts': ['allOf', 'maxProperties', 'minProperties', 'uniqueItems', 'wholeNumber'],
  '../json-object.ts': ['jsonObject'],
} as const;

/** The imports of those parts that a generated source uses. */
export function runtimeImports(source: string): string {
  return Object.entries(RUNTIME)
    .map(([path, names]) =>
      importLine(
        path,
        names.filter((name) => new RegExp(`\\b${name}\\b`).test(source)),
      ),
    )
    .join('');
}

function importLine(path: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `import { ${names.join(', ')} } from '${path}';\n`;
}
