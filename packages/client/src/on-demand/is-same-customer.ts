import { isObject } from '../internal/is-object.ts';
import type { Customer, CustomerCreate } from '../types.ts';

/**
 * Whether the registry holds a customer exactly as it was sent. What was not sent may be anything, and `null` and the
 * empty string mean that a field was not sent.
 */
export function isSameCustomer(sent: CustomerCreate, found: Customer): boolean {
  // Addresses are compared without regard to case, as the API does it.
  if (String(sent.primary_email).toLowerCase() !== String(found.primary_email).toLowerCase()) return false;
  const stored: Readonly<Record<string, unknown>> = found;
  return Object.entries(sent).every(([name, value]) => name === 'primary_email' || holds(stored[name], value));
}

function holds(stored: unknown, sent: unknown): boolean {
  if (isAbsent(sent)) return true;
  if (Array.isArray(sent)) return Array.isArray(stored) && holdsList(stored, sent);
  if (isObject(sent))
    return isObject(stored) && Object.entries(sent).every(([name, value]) => holds(stored[name], value));
  // A term of payment may be sent as a number and kept as text.
  return String(stored) === String(sent);
}

function holdsList(stored: readonly unknown[], sent: readonly unknown[]): boolean {
  return stored.length === sent.length && sent.every((item, index) => holds(stored[index], item));
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
