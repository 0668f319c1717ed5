/** Where two JSON values first differ, as a path below `path`; `null` where they are equal. The order of names is free. */
export function firstDifference(left: unknown, right: unknown, path: string): string | null {
  if (Object.is(left, right)) return null;
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right)) return path;
  const [leftParts, rightParts] = [new Map(Object.entries(left)), new Map(Object.entries(right))];
  for (const name of new Set([...leftParts.keys(), ...rightParts.keys()])) {
    const difference = firstDifference(leftParts.get(name), rightParts.get(name), `${path}/${name}`);
    if (difference !== null) return difference;
  }
  return null;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
