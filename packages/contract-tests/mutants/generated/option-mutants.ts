import { resolve } from '../../src/document/document.ts';
import { operations } from '../../src/document/operations.ts';
import { HISTORIES } from '../list/server-mutant.ts';
import type { Mutant } from '../mutant.ts';

const RUN = 'const request = { tenantId, headers, readOnly, ...valid };';

/** Faults of each option: the server ignores a parameter, a header, a field of the body or a field of its form. */
export const optionMutants: readonly Mutant[] = operations.flatMap(({ operationId, parameters, requestBody }) => {
  const query = parameters.filter((one) => one.in === 'query');
  const headers = parameters.filter((one) => one.in === 'header');
  const body = resolve(requestBody?.content['application/json']?.schema ?? {});
  const items = body.properties?.customers?.items;
  const fields = Object.keys(resolve(items ?? body).properties ?? {});
  const optional = fields.filter((name) => !(resolve(items ?? body).required ?? []).includes(name));
  const form = Object.entries(requestBody?.content['multipart/form-data']?.schema.properties ?? {});
  const reading = form.filter(([, schema]) => resolve(schema).format !== 'binary').map(([name]) => name);
  const target = items ? 'for (const part of valid.body.customers)' : 'for (const part of [valid.body])';
  return [
    ...query.map(({ name, schema }) => {
      const value = JSON.stringify(resolve(schema).default);
      return optionMutant(operationId, name, `valid.query = { ...valid.query, ${JSON.stringify(name)}: ${value} };`);
    }),
    ...headers.map(({ name }) =>
      optionMutant(operationId, name, `headers = { ...headers }; delete headers[${JSON.stringify(name)}];`),
    ),
    ...optional.map((name) =>
      optionMutant(
        operationId,
        name,
        `${target} if (typeof part === 'object' && part !== null) delete part[${JSON.stringify(name)}];`,
      ),
    ),
    ...reading.map((name) =>
      optionMutant(
        operationId,
        name,
        `valid.body.options = { ...valid.body.options }; delete valid.body.options[${JSON.stringify(name)}];`,
      ),
    ),
  ];
});

function optionMutant(operationId: string, name: string, statement: string): Mutant {
  const folder = `operations/${operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return {
    name: `${operationId} ignores ${name}`,
    package: 'server',
    find: RUN,
    replace: `if (operationId === '${operationId}') { ${statement} }\n    ${RUN}`,
    suite: [`${folder}/`, 'http/idempotency', 'http/entity-tags', HISTORIES],
  };
}
