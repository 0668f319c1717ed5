import type { CustomerCreate, CustomerUpdate } from '@rollcall/contract';
import type { Sent } from '../oracle/expected-customer.ts';

/** The customer after an update, in which the primary address and the primary entry of the list change together. */
export function updated(before: Sent, changes: CustomerUpdate): Sent {
  const after = { ...before, ...changes };
  const { primary_email = '' } = changes;
  const list = after.email_addresses ?? [];
  const marked = list.find(({ is_primary }) => is_primary);
  if (changes.primary_email === undefined) {
    return changes.email_addresses && marked ? { ...after, primary_email: marked.email } : after;
  }
  const isKept = changes.email_addresses === undefined && primary_email === before.primary_email;
  const primary = marked ?? list.find(({ email }) => isSame(email, before.primary_email ?? ''));
  if (isKept || primary === undefined) return after;
  const other = list.find((entry) => entry !== primary && isSame(entry.email, primary_email));
  const email_addresses = list.map((entry) => {
    if (entry === other) return { email: primary_email, is_primary: true };
    if (entry !== primary) return entry;
    return other ? { ...entry, is_primary: false } : { ...entry, email: primary_email };
  });
  return { ...after, email_addresses };
}

/** The customer after a bulk create or an upload with `on_conflict=update`, which stores a list as it is sent. */
export function upserted(before: Sent, sent: CustomerCreate): Sent {
  return sent.email_addresses ? { ...before, ...sent } : updated(before, sent);
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
