/** A valid body of a create. Its key and email address follow from the name. */
export function customerNamed(name: string, others: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { customer_key: name, customer_type: 'INDIVIDUAL', primary_email: `${name}@example.com`, ...others };
}
