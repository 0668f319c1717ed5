import type { ParameterDefinition } from '@rollcall/contract';
import type { Request } from 'express';

/** The headers that an operation declares as parameters, as far as they were sent, under their names in the document. */
export function declaredRequestHeaders(
  parameters: readonly ParameterDefinition[],
  req: Request,
): Readonly<Record<string, string>> {
  const headers = parameters.filter((parameter) => parameter.in === 'header');
  const entries = headers.map(({ name }) => [name, req.get(name)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
