import { document } from '@rollcall/contract/document';

type Schema = Readonly<Record<string, unknown>>;

/** A customer with every field that a create can have, from the examples of the document. */
export function fullCustomer(customerKey: string): Readonly<Record<string, unknown>> {
  const example = exampleOf({ $ref: '#/components/schemas/CustomerCreate' }) as Readonly<Record<string, unknown>>;
  const primaryEmail = `${customerKey}@example.com`;
  const addresses = [{ email: primaryEmail, is_primary: true }, { email: 'other@example.com' }];
  return { ...example, customer_key: customerKey, primary_email: primaryEmail, email_addresses: addresses };
}

/** The example of a schema, or one made of those of its parts. */
function exampleOf(schema: Schema): unknown {
  if (schema.example !== undefined) return schema.example;
  if (typeof schema.$ref === 'string') return exampleOf(follow(schema.$ref));
  if (schema.items) return [exampleOf(schema.items as Schema)];
  const properties = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema>>);
  if (properties.length === 0) throw new Error(`the document has no example of ${JSON.stringify(schema)}`);
  return Object.fromEntries(properties.map(([name, property]) => [name, exampleOf(property)]));
}

function follow(reference: string): Schema {
  const names = reference.slice('#/'.length).split('/');
  return names.reduce<Schema>((part, name) => part[name] as Schema, document as unknown as Schema);
}
