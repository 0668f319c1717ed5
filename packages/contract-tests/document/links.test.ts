import type { OperationId } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases, resolve } from '../src/document/document.ts';
import { operationOf, operations, routeOf, routesOf } from '../src/document/operations.ts';
import { parseJson } from '../src/oracle/response.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectStatus, expectSuccess } from '../src/requests/request.ts';

/** A link from a response to an operation that can be called next. */
interface Link {
  /** The operation that declares the link. */
  readonly source: string;
  readonly status: number;
  readonly name: string;
  /** The operation to call. */
  readonly target: string;
  /** Runtime expressions, by parameter. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** All links of the document. */
const declaredLinks: readonly Link[] = operations.flatMap(({ operationId, responses }) =>
  Object.entries(responses).flatMap(([status, { links = {} }]) =>
    Object.entries(links).map(([name, link]) => {
      const { operationId: target, parameters } = resolve(link);
      return { source: operationId, status: Number(status), name, target, parameters };
    }),
  ),
);

/**
 * What a runtime expression stands for in an answer.
 *
 * @throws Error for any other kind than `$response.body#/…`, the only one that the document uses.
 * @see https://spec.openapis.org/oas/v3.1.0#runtime-expressions
 */
function evaluated(expression: string, body: unknown): unknown {
  const pointer = /^\$response\.body#(?<pointer>\/.*)$/.exec(expression)?.groups?.pointer;
  if (pointer === undefined) throw new Error(`The expression ${expression} is not one that is known here`);
  const names = pointer.split('/').slice(1);
  return names.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], body);
}

describe.each(cases('links', declaredLinks))(
  'link $name of $source $status',
  ({ source, status, target, parameters }) => {
    it('gives each parameter that its target needs, and no other', () => {
      const required = operationOf(target).parameters.filter((parameter) => parameter.required);
      expect(Object.keys(parameters)).toEqual(required.map(({ name }) => name));
    });

    it.each(routesOf(source as OperationId))(
      'leads from an answer to $method $path to what was answered',
      async (route) => {
        const response = await expectStatus(status, route, await completeRequest(route));
        const path = Object.fromEntries(
          Object.entries(parameters).map(([name, expression]) => [
            name,
            String(evaluated(expression, parseJson(response))),
          ]),
        );
        const next = routeOf(target as OperationId);
        const { data } = (await expectSuccess(next, { ...(await completeRequest(next)), path })) as { data: object };
        expect(data).toMatchObject(path);
      },
    );
  },
);
