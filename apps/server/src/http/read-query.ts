import type { Issue, ParameterDefinition } from '@rollcall/contract';

/** A query as values of JSON, ready to be checked, and the parameters in it that say several things. */
export interface QueryReading {
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

/** Reads each parameter of a query as the type that the document declares. A repeated one is reported, and not read. */
export function readQuery(parameters: readonly ParameterDefinition[], query: URLSearchParams): QueryReading {
  const types = new Map(parameters.map(({ name, type }) => [name, type]));
  const names = [...new Set(query.keys())];
  const repeated = names.filter((name) => query.getAll(name).length > 1);
  const entries = names
    .filter((name) => !repeated.includes(name))
    .map((name) => [name, readAs(types.get(name), query.get(name) ?? '')] as const);
  // fromEntries, since an assignment to the name __proto__ would be lost.
  return { values: Object.fromEntries(entries), issues: repeated.map(repeatedIssue) };
}

/** A text that is not of the type stays a text: the schema then says what is wrong with it. */
function readAs(type: ParameterDefinition['type'] | undefined, text: string): unknown {
  switch (type) {
    case 'integer':
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    default:
      return text;
  }
}

function repeatedIssue(field: string): Issue {
  return { code: 'too_many_items', field, message: 'must not be repeated' };
}
