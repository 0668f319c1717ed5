import document from '@rollcall/contract/document.json' with { type: 'json' };

const examples: Readonly<Record<string, { readonly value: unknown }>> = document.components.examples;

/** The value of an example of the document. */
export function example<T = Record<string, unknown>>(name: string): T {
  const found = examples[name];
  if (found === undefined) throw new Error(`The document has no example ${name}`);
  return structuredClone(found.value) as T;
}
