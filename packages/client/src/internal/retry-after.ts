/**
 * How long a server asks to wait, in milliseconds; `null` where it does not, or not in a form that HTTP knows.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after');
  if (!value) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // A date begins with the day of the week; `Date.parse` would also take "-5" for a year.
  const date = /^[A-Z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return date >= 0 ? Math.max(0, date - now) : null;
}
