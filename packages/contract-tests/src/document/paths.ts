import { declaredOperations } from './operations.ts';

/** A path of the document, and the methods that it answers to. */
export interface DocumentedPath {
  readonly template: string;
  /** The path with its parameters filled in, none of which needs to exist. */
  readonly url: string;
  /** Those that the document declares, and those that come with them: HEAD with GET, and OPTIONS. */
  readonly methods: readonly string[];
}

const templates = [...new Set(declaredOperations.map(({ path }) => path))];

export const documentedPaths: readonly DocumentedPath[] = templates.map((template) => {
  const url = template.replaceAll(/\{\w+\}/g, 'no_such_customer');
  return { template, url, methods: methodsOf(url) };
});

/** `/customers/new` is also `/customers/{customer_key}` for the customer `new`, and has the methods of both. */
function methodsOf(url: string): string[] {
  const declared = declaredOperations.filter(({ path }) => matches(path, url)).map(({ method }) => method);
  return [...declared, ...(declared.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort();
}

function matches(template: string, url: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(url);
}
