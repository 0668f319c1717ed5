/** How a language writes a value of JSON. */
export interface Literals {
  readonly text: (value: string) => string;
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  readonly key: (name: string) => string;
  /** The text inside the braces of an object that fits into one line. */
  readonly padding: string;
}

/** Longer lines are broken. */
const WIDTH = 88;

const identifier = /^[A-Za-z_]\w*$/;
const singleQuoted = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const multiLine = (value: string) => `\`${value.replace(/[\\`$]/g, '\\$&')}\``;

export const javaScript: Literals = {
  text: (value) => (value.includes('\n') ? multiLine(value) : singleQuoted(value)),
  nothing: 'null',
  yes: 'true',
  no: 'false',
  key: (name) => `${identifier.test(name) ? name : singleQuoted(name)}: `,
  padding: ' ',
};

export const python: Literals = {
  text: (value) => JSON.stringify(value),
  nothing: 'None',
  yes: 'True',
  no: 'False',
  key: (name) => `${JSON.stringify(name)}: `,
  padding: '',
};

export const ruby: Literals = {
  text: (value) => JSON.stringify(value),
  nothing: 'nil',
  yes: 'true',
  no: 'false',
  key: (name) => (identifier.test(name) ? `${name}: ` : `${JSON.stringify(name)} => `),
  padding: ' ',
};

/**
 * A value of JSON in a language. A list or an object is one line if it fits.
 *
 * @param column the width of the text before it in its line
 */
export function literal(value: unknown, literals: Literals, indent = 0, column = 0): string {
  if (typeof value === 'string') return literals.text(value);
  if (typeof value === 'boolean') return value ? literals.yes : literals.no;
  if (value === null) return literals.nothing;
  if (typeof value !== 'object') return String(value);
  const { open, close, parts } = partsOf(value, literals, indent + 2);
  const padding = Array.isArray(value) ? '' : literals.padding;
  const line = parts.length === 0 ? open + close : `${open}${padding}${parts.join(', ')}${padding}${close}`;
  if (!line.includes('\n') && indent + column + line.length <= WIDTH) return line;
  const inside = parts.map((part) => `${' '.repeat(indent + 2)}${part},\n`).join('');
  return `${open}\n${inside}${' '.repeat(indent)}${close}`;
}

function partsOf(value: object, literals: Literals, indent: number) {
  if (Array.isArray(value))
    return { open: '[', close: ']', parts: value.map((part) => literal(part, literals, indent)) };
  const parts = Object.entries(value).map(([name, part]) => {
    const key = literals.key(name);
    return `${key}${literal(part, literals, indent, key.length)}`;
  });
  return { open: '{', close: '}', parts };
}
