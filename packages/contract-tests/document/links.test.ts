import type { OperationId } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { cases, resolve } from '../src/document/document.ts';
import { operationOf, operations, routeOf, routesOf } from '../src/document/operations.ts';
import { parseJson } from '../src/oracle/response.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectStatus, expectSuccess } from '../src/requests/request.ts';

const links = operations.flatMap(({ operationId, responses }) =>
  Object.entries(responses).flatMap(([status, { links = {} }]) =>
    Object.entries(links).map(([name, link]) => {
      const { operationId: target, parameters } = resolve(link);
      return { source: operationId as OperationId, status: Number(status), name, target, parameters };
    }),
  ),
);
const linksByRoute = links.flatMap((link) => routesOf(link.source).map((route) => ({ ...link, ...route })));

it.each(cases('links', links))(
  'the link $name of $source gives the required parameters of $target and no other',
  ({ target, parameters }) => {
    const required = operationOf(target).parameters.filter((parameter) => parameter.required);
    expect(Object.keys(parameters)).toEqual(required.map(({ name }) => name));
  },
);

it.each(cases('links', linksByRoute))(
  'the link $name of $method $path leads to the customer of the response',
  async ({ status, target, parameters, ...route }) => {
    const body = parseJson(await expectStatus(status, route, await completeRequest(route)));
    const path = Object.fromEntries(
      Object.entries(parameters).map(([name, expression]) => [name, String(evaluate(expression, body))]),
    );
    const next = routeOf(target as OperationId);
    const { data } = (await expectSuccess(next, { ...(await completeRequest(next)), path })) as { data: object };
    expect(data).toMatchObject(path);
  },
);

/**
 * The value of a runtime expression in a response body.
 *
 * @throws Error for any other kind than `$response.body#/…`, the only one that the document uses.
 * @see https://spec.openapis.org/oas/v3.1.0#runtime-expressions
 */
function evaluate(expression: string, body: unknown): unknown {
  const pointer = /^\$response\.body#(?<pointer>\/.*)$/.exec(expression)?.groups?.pointer;
  if (pointer === undefined) throw new Error(`The expression ${expression} is not supported`);
  const names = pointer.split('/').slice(1);
  return names.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], body);
}
