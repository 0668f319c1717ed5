import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { operations, routesOf } from '../src/document/operations.ts';
import { type DocumentedExample, responseExamples } from '../src/examples/documented-examples.ts';
import { failureScenarios, injectedFailures } from '../src/examples/failure-scenarios.ts';
import type { ExampleScenario } from '../src/examples/scenario.ts';
import { successScenarios } from '../src/examples/success-scenarios.ts';
import { comparable } from '../src/examples/unique-ids.ts';
import { needReceiver, needTwoTenants } from '../src/examples/webhook-scenarios.ts';
import { uniqueTag } from '../src/requests/customers.ts';
import { target } from '../src/target/target.ts';

// An alias shows the examples of its target, which are executed on all routes.
const examples = responseExamples.filter(({ operationId }) =>
  operations.some((one) => one.operationId === operationId),
);
const [successes, failures] = [examples.filter(isSuccess), examples.filter((example) => !isSuccess(example))];

it('every example of a success has a scenario, and every scenario an example', () => {
  const executed = Object.entries(successScenarios).flatMap(([id, named]) =>
    Object.keys(named).map((name) => `${id} ${name}`),
  );
  expect(executed.sort()).toEqual(successes.map(({ operationId, name }) => `${operationId} ${name}`).sort());
});

it('every example of a failure has a scenario, and every scenario an example', () => {
  expect(Object.keys(failureScenarios).sort()).toEqual([...new Set(failures.map(({ name }) => name))].sort());
});

it.each(cases('operations', operations))(
  '$operationId shows an example of each status that it declares',
  (operation) => {
    const { operationId, responses } = operation;
    const shown = examples.filter((example) => example.operationId === operationId).map(({ status }) => String(status));
    expect(Object.keys(responses).filter((status) => !shown.includes(status))).toEqual([]);
  },
);

describe.each(cases('examples', examples))('the example $status $name of $operationId', (example) => {
  const { operationId, name, status = 0, value } = example;
  const isImpossible =
    (name in injectedFailures && !target.supportsFaultInjection) ||
    (isSuccess(example) && needReceiver.includes(operationId) && target.receiver === undefined) ||
    (needTwoTenants.includes(name) && target.otherApiKey === undefined);

  it.skipIf(isImpossible).each(routesOf(operationId))(
    'is the response that $method $path really gives',
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

function scenarioOf(example: DocumentedExample): ExampleScenario {
  const { operationId, name } = example;
  const found = isSuccess(example) ? successScenarios[operationId][name] : failureScenarios[name];
  if (!found) throw new Error(`There is no scenario for ${operationId} ${name}`);
  return found;
}

function isSuccess({ status = 0 }: DocumentedExample): boolean {
  return status < 400;
}
