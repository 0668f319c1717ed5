/**
 * Extends a JSON pointer in URI fragment form (`#/a/b`).
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-4
 */
export function pointerBelow(pointer: string, ...segments: readonly (string | number)[]): string {
  return [pointer, ...segments.map(escapeSegment)].join('/');
}

/** The unescaped segments of a JSON pointer in URI fragment form. */
export function pointerSegments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function escapeSegment(segment: string | number): string {
  return String(segment).replaceAll('~', '~0').replaceAll('/', '~1');
}
