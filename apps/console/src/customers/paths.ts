import { useParams } from 'wouter';

/** The address of the page of a customer, below `/console`. */
export const customerPath = (customerKey: string): string => `/customers/${encodeURIComponent(customerKey)}`;

/** The key in the address of this page. The router would decode some characters of it twice. */
export function useCustomerKey(): string {
  // Renders the page again when the address changes.
  useParams();
  const [, encoded = ''] = /\/customers\/([^/]+)/.exec(location.pathname) ?? [];
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
