import { document } from '@rollcall/contract/document';

/**
 * The document's first example of a request body. A file has the customers of bulk create.
 *
 * @throws Error if the document has none.
 */
export function exampleOfBody(method: string, path: string): unknown {
  const requestBody = part(document.paths[path]?.[method.toLowerCase()], 'requestBody');
  const content = part(requestBody, 'content');
  const form = part(content, 'multipart/form-data');
  if (form !== undefined) return formWith(Object.keys(part(part(form, 'schema'), 'properties') ?? {})[0] ?? '');
  const [example] = Object.values(part(part(content, 'application/json'), 'examples') ?? {});
  const value = part(example, 'value');
  if (value === undefined) throw new Error(`the document has no example of the body of ${method} ${path}`);
  return value;
}

function formWith(field: string): FormData {
  const { customers } = exampleOfBody('POST', '/customers/bulk-create') as { customers: Record<string, string>[] };
  const columns = ['customer_key', 'customer_type', 'primary_email'];
  const lines = [columns, ...customers.map((customer) => columns.map((column) => customer[column]))];
  const form = new FormData();
  form.append(field, new Blob([lines.map((cells) => `${cells}\n`).join('')], { type: 'text/csv' }), 'customers.csv');
  return form;
}

function part(value: unknown, name: string): object | undefined {
  const object = follow(value) as Readonly<Record<string, object>> | undefined;
  return object?.[name];
}

function follow(value: unknown): unknown {
  const { $ref } = (value ?? {}) as { readonly $ref?: string };
  if ($ref === undefined) return value;
  return $ref.slice('#/'.length).split('/').reduce<unknown>(part, document);
}
