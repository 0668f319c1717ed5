import type { RedoclyChange } from './redocly-diff.ts';

/**
 * Whether the document said with `x-open-enum: true`, already before the change, that the changed enumeration will grow.
 * Only then have programs been told to expect values that they do not know.
 */
export function isOpenEnumeration({ base: side }: RedoclyChange, base: unknown): boolean {
  const schema = side && valueAt(base, side.pointer.replace(/\/enum$/, ''));
  return isObject(schema) && schema['x-open-enum'] === true;
}

/** @see https://www.rfc-editor.org/rfc/rfc6901#section-4 */
function valueAt(document: unknown, pointer: string): unknown {
  const names = pointer.replace(/^#\/?/, '').split('/').filter(Boolean);
  return names.reduce((value: unknown, name) => {
    return isObject(value) ? value[name.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  }, document);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
