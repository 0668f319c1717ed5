/** The address of the page of a customer, below `/console`. */
export const customerPath = (customerKey: string): string => `/customers/${encodeURIComponent(customerKey)}`;
