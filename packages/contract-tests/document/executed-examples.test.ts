import type { OperationId } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operations, routesOf } from '../src/document/operations.ts';
import { type DocumentedExample, responseExamples } from '../src/examples/documented-examples.ts';
import { failureScenarios } from '../src/examples/failure-scenarios.ts';
import { type ExampleScenario, successScenarios } from '../src/examples/success-scenarios.ts';
import { comparable } from '../src/examples/unique-ids.ts';
import { uniqueTag } from '../src/requests/customers.ts';
import { target } from '../src/target/target.ts';

// An alias shows the examples of its target, which are executed on all routes.
const examples = responseExamples.filter(({ operationId }) =>
  operations.some((one) => one.operationId === operationId),
);
const [successes, failures] = [examples.filter(isSuccess), examples.filter((example) => !isSuccess(example))];

describe('the examples of the document', () => {
  it('of successes are all executed', () => {
    const executed = Object.entries(successScenarios).flatMap(([id, named]) =>
      Object.keys(named).map((name) => `${id} ${name}`),
    );
    expect(executed.sort()).toEqual(successes.map(({ operationId, name }) => `${operationId} ${name}`).sort());
  });

  it('of failures are all executed', () => {
    expect(Object.keys(failureScenarios).sort()).toEqual([...new Set(failures.map(({ name }) => name))].sort());
  });

  describe.each(cases('examples', examples))('$operationId answers $status as in $name', (example) => {
    const { operationId, status = 0, value } = example;
    const demanded = status === 500 || status === 503;

    it.skipIf(demanded && !target.supportsFaultInjection).each(routesOf(operationId))(
      'to $method $path',
      async (route) => {
        const tag = uniqueTag();
        const response = await scenarioOf(example)({ route, tag });
        expect({ status: response.status, body: comparable(response.body.toString('utf8'), tag) }).toEqual({
          status,
          body: comparable(JSON.stringify(value)),
        });
      },
    );
  });
});

function scenarioOf(example: DocumentedExample): ExampleScenario {
  const { operationId, name } = example;
  const found = isSuccess(example) ? successScenarios[operationId as OperationId][name] : failureScenarios[name];
  if (!found) throw new Error(`Nothing is known that leads to ${operationId} ${name}`);
  return found;
}

function isSuccess({ status = 0 }: DocumentedExample): boolean {
  return status < 400;
}
