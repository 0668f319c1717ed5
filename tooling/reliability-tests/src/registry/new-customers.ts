/** A customer as it is sent. */
export interface NewCustomer {
  readonly customer_key: string;
  readonly customer_type: 'INDIVIDUAL' | 'BUSINESS';
  readonly primary_email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly address_line1: string;
}

/** Customers that are in conflict with nobody, as long as the name is used once in a registry. */
export function newCustomers(name: string, count: number): NewCustomer[] {
  return Array.from({ length: count }, (_, index) => ({
    customer_key: `${name}-${index}`,
    customer_type: index % 2 === 0 ? 'INDIVIDUAL' : 'BUSINESS',
    primary_email: `${name}-${index}@example.com`,
    first_name: 'Jane',
    last_name: `Doe of ${name}`,
    address_line1: `${index} Main Street`,
  }));
}
