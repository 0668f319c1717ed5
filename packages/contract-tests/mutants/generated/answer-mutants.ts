import { resolve } from '../../src/document/document.ts';
import type { Schema } from '../../src/document/openapi-document.ts';
import { operations } from '../../src/document/operations.ts';
import { HISTORIES } from '../list/server-mutant.ts';
import type { Mutant } from '../mutant.ts';

const SEND = 'const answer = { status: success.status, headers: success.headers, body: successEnvelope(success) };';

/** A wrong value has the type of the right one. */
const WRONG = `const wrong = (value) => {
        if (typeof value === 'number') return value + 1;
        if (typeof value === 'boolean') return !value;
        if (value === null) return 'x';
        if (Array.isArray(value)) return value.length === 0 ? value : value.slice(1);
        if (typeof value === 'object') return Object.keys(value).length === 0 ? { x: 'x' } : {};
        return value.replace(/.$/su, '') + (value.endsWith('0') ? '1' : '0');
    };`;

/** Faults of each success: another status, a missing or a wrong field, a missing or a wrong header. */
export const answerMutants: readonly Mutant[] = operations.flatMap(({ operationId, responses }) => {
  const [status = '', response] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
  const schema = response?.content?.['application/json']?.schema ?? {};
  const fields = leavesOf(schema, []).filter(([first]) => !['meta', 'errors'].includes(first ?? '') || status === '');
  const headers = Object.keys(response?.headers ?? {});
  return [
    answerMutant(operationId, 'is sent with another status', `answer.status = ${Number(status) + 2};`),
    ...fields.flatMap((path) => [
      answerMutant(operationId, `lacks ${path.join('.')}`, change(path, 'delete parent[name];')),
      answerMutant(operationId, `has a wrong ${path.join('.')}`, change(path, 'parent[name] = wrong(parent[name]);')),
    ]),
    ...headers.flatMap((name) => [
      answerMutant(operationId, `lacks the header ${name}`, header(name, '')),
      answerMutant(
        operationId,
        `has a wrong header ${name}`,
        header(name, "res.setHeader(name, sent.replace(/\\w(?=\\W*$)/, (last) => (last === 'x' ? 'y' : 'x')));"),
      ),
    ]),
  ];
});

function answerMutant(operationId: string, fault: string, statement: string): Mutant {
  const folder = `operations/${operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return {
    name: `the answer of ${operationId} ${fault}`,
    package: 'server',
    find: SEND,
    replace: `${SEND}\n    if (operationId === '${operationId}') { ${statement} }`,
    suite: [`${folder}/2`, 'http/request-ids', 'http/rate-limits', 'http/entity-tags', 'http/idempotency', HISTORIES],
  };
}

/** The ways to all values of a schema that are no objects. `*` stands for every item of a list. */
function leavesOf(given: Schema, path: readonly string[]): (readonly string[])[] {
  const schema = resolve(given);
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([name, part]) => [...leavesOf(part, [...path, name])]);
  }
  const items = schema.items && resolve(schema.items);
  const own = path.at(-1) === '*' ? [] : [path];
  return items?.properties ? [...own, ...leavesOf(items, [...path, '*'])] : own;
}

function change(path: readonly string[], statement: string): string {
  return `${WRONG} answer.body = JSON.parse(JSON.stringify(answer.body));
    const at = (parent, [name, ...others]) => {
        if (typeof parent !== 'object' || parent === null) return;
        if (name === '*') parent.forEach((item) => at(item, others));
        else if (others.length > 0) at(parent[name], others);
        else if (name in parent) { ${statement} }
    };
    at(answer.body, ${JSON.stringify(path)});`;
}

/** `name` and `sent` are the header as it would be sent. */
function header(name: string, statement: string): string {
  return `const name = ${JSON.stringify(name)}; const sent = String(answer.headers?.[name] ?? res.getHeader(name) ?? '');
    const had = answer.headers?.[name] !== undefined || res.hasHeader(name);
    answer.headers = Object.fromEntries(Object.entries(answer.headers ?? {}).filter(([other]) => other !== name));
    res.removeHeader(name); if (had) { ${statement} }`;
}
