import { readdirSync, readFileSync } from 'node:fs';

/** The root of the repository. */
export const repository = new URL('../../../', import.meta.url);

/** Every page with code blocks from files, by its path from the root of the repository. */
export const pagesWithExamples = [
  'README.md',
  'packages/client/README.md',
  ...readdirSync(new URL('apps/docs/guides/', repository)).map((name) => `apps/docs/guides/${name}`),
];

const blockFromFile = /(<!-- example: (\S+) -->\n```\w+\n)[\s\S]*?(```\n)/g;

/**
 * Fills each code block below a line `<!-- example: quick-start.ts -->` with that file of `examples/`.
 *
 * @param {string} markdown
 */
export function includeExamples(markdown) {
  return markdown.replace(blockFromFile, (_, opening, name, closing) => `${opening}${readExample(name)}${closing}`);
}

/** @param {string} name */
function readExample(name) {
  return readFileSync(new URL(`apps/docs/examples/${name}`, repository), 'utf8');
}
