import type { OperationId } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/cases.ts';
import { declaredLinks, evaluated } from '../src/document/links.ts';
import { operationOf, routeOf, routesOf } from '../src/document/operations.ts';
import { jsonOf } from '../src/exchange/answer.ts';
import { answerWith, success } from '../src/exchange/ask.ts';
import { completeRequest } from '../src/requests/complete-request.ts';

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
        const answer = await answerWith(status, route, await completeRequest(route));
        const path = Object.fromEntries(
          Object.entries(parameters).map(([name, expression]) => [name, String(evaluated(expression, jsonOf(answer)))]),
        );
        const next = routeOf(target as OperationId);
        const { data } = (await success(next, { ...(await completeRequest(next)), path })) as { data: object };
        expect(data).toMatchObject(path);
      },
    );
  },
);
