import type { OpenApiDocument } from './openapi-document.ts';

const SCHEMA_REFERENCE = '#/components/schemas/';

/** The component schemas that contain themselves, directly or through others. */
export function recursiveComponents(document: OpenApiDocument): string[] {
  const schemas = document.components?.schemas ?? {};
  const uses = new Map(Object.entries(schemas).map(([name, schema]) => [name, referencedNames(schema)]));
  return [...uses.keys()].filter((name) => reachableFrom(name, uses).has(name));
}

function referencedNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === '$ref' && typeof part === 'string' && part.startsWith(SCHEMA_REFERENCE)
      ? [part.slice(SCHEMA_REFERENCE.length)]
      : referencedNames(part),
  );
}

function reachableFrom(start: string, uses: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(uses.get(start) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(uses.get(name) ?? []));
  }
  return reached;
}
