import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/**
 * @import { AST } from '@eslint-community/regexpp'
 * @import { Schema } from '../generator/document/openapi.ts'
 * @import { Rule } from './rule.ts'
 */

/**
 * A pattern means the same in JavaScript with and without the `u` flag, Python, Java and RE2, whether a tool searches for
 * it or matches whole texts.
 *
 * One difference remains, and no pattern can avoid it: a search in Python or Java also takes `$` for the place before a
 * line feed at the end.
 *
 * A pattern has ASCII characters only, since generators copy it into source code: Go rejects U+FEFF anywhere in a file, and
 * U+2028 ends a regular expression in JavaScript.
 *
 * @type {Rule<{ Schema: Schema }>}
 */
export const portablePattern = () => ({
  Schema({ pattern }, context) {
    if (pattern === undefined) return;
    const location = context.location.child(['pattern']);
    for (const message of problemsOf(pattern)) context.report({ message, location });
  },
});

const parser = new RegExpParser();

/**
 * @param {string} source
 * @returns {Set<string>}
 */
function problemsOf(source) {
  /** @type {Set<string>} */
  const problems = new Set();
  try {
    const pattern = parser.parsePattern(source, 0, source.length, { unicode: true });
    if (!isAnchored(pattern))
      problems.add('Write `^(?:…)$`: some tools search for a pattern, others match whole texts.');
    const check = (/** @type {AST.Node} */ node) => {
      const problem = problemOf(node);
      if (problem !== undefined) problems.add(`\`${node.raw}\` is not portable. ${problem}`);
    };
    visitRegExpAST(pattern, {
      onAssertionEnter: check,
      onBackreferenceEnter: check,
      onCapturingGroupEnter: check,
      onCharacterClassEnter: check,
      onCharacterEnter: check,
      onCharacterSetEnter: check,
      onGroupEnter: check,
      onQuantifierEnter: check,
    });
  } catch (error) {
    problems.add(/** @type {Error} */ (error).message);
  }
  return problems;
}

/** @param {AST.Pattern} pattern */
function isAnchored({ alternatives }) {
  const [first, ...others] = alternatives;
  return others.length === 0 && isEdge(first?.elements[0], 'start') && isEdge(first?.elements.at(-1), 'end');
}

/**
 * @param {AST.Node | undefined} node
 * @param {'start' | 'end'} kind
 */
function isEdge(node, kind) {
  return node?.type === 'Assertion' && node.kind === kind;
}

const ELSEWHERE = 'Move the rule into `x-exact-pattern`.';

/**
 * The reason why a node is not portable, and a remedy; `undefined` if it is portable.
 *
 * @param {AST.Node} node
 * @returns {string | undefined}
 */
function problemOf(node) {
  switch (node.type) {
    case 'Assertion':
      return assertionProblem(node);
    case 'Backreference':
      return `RE2 does not know it. ${ELSEWHERE}`;
    case 'CapturingGroup':
      return node.name === null ? undefined : 'Python writes it differently. Write `(?:…)`.';
    case 'Group':
      return node.modifiers ? 'Old versions of JavaScript do not know it. Write `(?:…)`.' : undefined;
    case 'CharacterSet':
      return characterSetProblem(node);
    case 'CharacterClass':
      return characterClassProblem(node);
    case 'Character':
      return characterProblem(node);
    case 'Quantifier':
      return quantifierProblem(node);
    default:
      return undefined;
  }
}

/** @param {AST.Assertion} node */
function assertionProblem({ kind, parent }) {
  if (kind === 'lookahead' || kind === 'lookbehind') return `RE2 does not know it. ${ELSEWHERE}`;
  if (kind === 'word') return 'Engines disagree about letters that are not ASCII. List the characters instead.';
  return parent.parent?.type === 'Pattern' ? undefined : 'An anchor belongs at the beginning or at the end.';
}

/** @param {AST.CharacterSet} node */
function characterSetProblem({ kind }) {
  if (kind === 'any') return 'Engines disagree about line ends, and count an emoji as one or two. List the characters.';
  if (kind === 'property') return `Python does not know it, and JavaScript only with the u flag. ${ELSEWHERE}`;
  return 'In Python, it also stands for characters that are not ASCII. List the characters, such as `[0-9]`.';
}

/** A set operator in Java or, at some time, in Python; or a class inside another. */
const SET_OPERATOR = /(?<!\\)\[|&&|--|~~|\|\|/;

/** @param {AST.CharacterClass} node */
function characterClassProblem({ raw, elements, negate, parent }) {
  if (elements.length === 0) return 'Only JavaScript allows a class without characters.';
  if (SET_OPERATOR.test(raw.slice(1)))
    return 'Java and Python read `[`, `&&`, `--`, `||` and `~~` differently. Use `\\`.';
  const isRepeated = parent.type === 'Quantifier' && parent.min <= 1 && parent.max === Number.POSITIVE_INFINITY;
  if (negate && !isRepeated) return 'An emoji counts as one character or as two, so `*` or `+` must follow.';
  return undefined;
}

/** Written as itself, by its two hexadecimal digits, as white space, or as an escaped sign. */
const PORTABLE_ESCAPE = /^\\(?:x[0-9A-Fa-f]{2}|[fnrt]|[^0-9A-Za-z])$/;

/** @param {AST.Character} node */
function characterProblem({ raw }) {
  if (raw.startsWith('\\') && !PORTABLE_ESCAPE.test(raw)) return 'Write `\\x` and two digits.';
  return /[^ -~]/.test(raw)
    ? `It is not ASCII, and not every language allows it in source code. ${ELSEWHERE}`
    : undefined;
}

const REPETITIONS_MAX = 1000;

/** @param {AST.Quantifier} node */
function quantifierProblem({ min, max }) {
  const most = Number.isFinite(max) ? max : min;
  return most > REPETITIONS_MAX ? 'RE2 repeats at most 1,000 times. Use `maxLength`.' : undefined;
}
