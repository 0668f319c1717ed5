/** A failure on demand, for the tests of clients. */
export interface Fault {
  /** Answers with this status, exactly as a real failure does. An operation without such a failure ignores it. */
  readonly code?: FaultCode | undefined;
  /** Waits so many milliseconds before anything else. */
  readonly delayMs?: number | undefined;
  /** Closes the connection without an answer, before the operation has run or after it. */
  readonly disconnect?: 'before' | 'after' | undefined;
}

export type FaultCode = (typeof faultCodes)[number];

const faultCodes = ['409', '412', '422', '429', '500', '503'] as const;

/** The values that each preference can have. */
const values = {
  code: new RegExp(`^(?:${faultCodes.join('|')})$`),
  'delay-ms': /^\d{1,5}$/,
  disconnect: /^(?:before|after)$/,
} as const;

/** The preferences that make a fault, each with its values, for people. */
export const faultPreferences: Readonly<Record<keyof typeof values, string>> = {
  code: faultCodes.join(', '),
  'delay-ms': '0 to 99999',
  disconnect: 'before or after',
};

/**
 * The fault that the header `Prefer` asks for, such as `code=503` or `delay-ms=2000, disconnect=after`. Other preferences
 * and other values are ignored.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7240#section-2
 */
export function faultInHeader(prefer: string): Fault {
  const preferences = prefer.matchAll(/(?:^|[,;\s])([a-z-]+)\s*=\s*"?([a-z\d]+)"?\s*(?=$|[,;])/gi);
  // Of equal preferences, the first counts.
  const known = [...preferences].reverse().map(([, name = '', value = '']) => [name.toLowerCase(), value] as const);
  return toFault(new Map(known.filter(([name, value]) => isFaultPreference(name, value))));
}

/** Whether a preference is part of a fault. */
export function isFaultPreference(name: string, value: string): boolean {
  return Object.hasOwn(values, name) && values[name as keyof typeof values].test(value);
}

/** The fault of valid preferences. */
export function toFault(preferences: ReadonlyMap<string, string>): Fault {
  const delayMs = preferences.get('delay-ms');
  return {
    code: preferences.get('code') as FaultCode | undefined,
    delayMs: delayMs === undefined ? undefined : Number(delayMs),
    disconnect: preferences.get('disconnect') as Fault['disconnect'],
  };
}
