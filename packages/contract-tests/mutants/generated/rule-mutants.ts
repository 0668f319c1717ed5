import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutant, packageFolders } from '../mutant.ts';

const generated = join(packageFolders.contract, 'dist/generated');
const schemas = readFileSync(join(generated, 'schemas.js'), 'utf8');
const codes = readFileSync(join(generated, 'error-codes.js'), 'utf8');

/** Rules that another rule of the same schema implies: without them, the server accepts no other value. */
const IMPLIED = new Set([
  // The pattern has exactly ten characters, or none.
  'optionalDate: max 10',
  // The pattern has at least one character.
  'customerKey: min 1',
]);

/** The schemas of requests that come after those of the first response. */
const LATER_REQUESTS = new Set([
  ...['customerUpdate', 'cursor', 'searchTerm'],
  ...['webhookEndpointCreate', 'webhookEndpointUpdate', 'webhookUrl', 'webhookEndpointId', 'webhookDeliveryId'],
]);

/** Faults of each rule for a request: a bound is one off, a pattern, `null` or a closed object is missing. */
export const ruleMutants: readonly Mutant[] = blocksOf(schemas)
  .filter(({ name }) => isOfRequests(name))
  .flatMap(({ name, text }) =>
    [
      ...changes(text, /(?<=\.|[{ ])(min|gte|max|lte)(\(|: )(-?\d+)(?=[),\s])/g, ([, keyword = '', , bound = '']) => {
        const step = keyword === 'min' || keyword === 'gte' ? -1 : 1;
        return { rule: `${keyword} ${bound}`, number: Number(bound) + step };
      }),
      ...removals(text, /\.regex\(\/(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])*\/u(?:, '(?:[^'\\]|\\.)*')?\)/g, 'pattern'),
      ...removals(text, /\.nullable\(\)/g, 'null'),
      ...closedObjects(text),
    ]
      .map(({ rule, replaced }) => ({ rule: `${name}: ${rule}`, replaced }))
      .filter(({ rule }) => !IMPLIED.has(rule))
      .map(({ rule, replaced }) => ({
        name: `the rule ${rule} is wrong`,
        package: 'contract' as const,
        find: text,
        replace: replaced,
        suite: ['/422', '200-rejected-values', '200-every-field', 'update-customer/200', 'http/exact-json'] as const,
      })),
  );

/** The server sends them before it has a request, with the status that the fault of HTTP has. */
const WITHOUT_REQUEST = new Set(['malformed_request', 'method_not_implemented']);

/** Faults of each failure: it is sent with another status. */
export const statusMutants: readonly Mutant[] = [...codes.matchAll(/^ {4}(\w+): \{\s*status: (\d+)/gm)]
  .filter(([, code = '']) => !WITHOUT_REQUEST.has(code))
  .map(([find, code = '', status = '']) => ({
    name: `${code} is sent with another status`,
    package: 'contract',
    find,
    replace: find.replace(status, status === '418' ? '419' : '418'),
    suite: ['generic/', 'document/executed-examples', 'http/malformed-requests', 'http/paths'],
  }));

interface Block {
  readonly name: string;
  readonly text: string;
}

/** The definition of each schema. */
function blocksOf(source: string): Block[] {
  return [...source.matchAll(/^export const (\w+)Schema = [\s\S]*?;$/gm)].map(([text, name = '']) => ({ name, text }));
}

/** The schemas of requests come first, before those of responses. */
function isOfRequests(name: string): boolean {
  const all = blocksOf(schemas).map((block) => block.name);
  return all.indexOf(name) < all.indexOf('emptyObject') || LATER_REQUESTS.has(name);
}

interface Change {
  readonly rule: string;
  readonly replaced: string;
}

/** Outside of descriptions, which may contain the same words. */
function changes(
  text: string,
  pattern: RegExp,
  changed: (match: RegExpExecArray) => { readonly rule: string; readonly number: number },
): Change[] {
  return [...text.matchAll(pattern)].flatMap((match, nth) => {
    if (isInText(text, match.index)) return [];
    const { rule, number } = changed(match as RegExpExecArray);
    const [whole, , , bound = ''] = match;
    const replaced =
      text.slice(0, match.index) + whole.replace(bound, `${number}`) + text.slice(match.index + whole.length);
    return [{ rule: nth === 0 ? rule : `${rule} (${nth + 1})`, replaced }];
  });
}

function removals(text: string, pattern: RegExp, rule: string): Change[] {
  return [...text.matchAll(pattern)].flatMap((match, nth) => {
    if (isInText(text, match.index)) return [];
    const replaced = text.slice(0, match.index) + text.slice(match.index + match[0].length);
    return [{ rule: nth === 0 ? rule : `${rule} (${nth + 1})`, replaced }];
  });
}

function closedObjects(text: string): Change[] {
  return text.includes('z.strictObject(')
    ? [{ rule: 'closed', replaced: text.replace('z.strictObject(', 'z.object(') }]
    : [];
}

function isInText(text: string, index: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', index) + 1, index);
  const quotes =
    before
      .replaceAll(/\\./g, '')
      .replaceAll(/\/(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])*\/u/g, '')
      .split("'").length - 1;
  return quotes % 2 === 1;
}
