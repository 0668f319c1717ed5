/** Why a value was probably damaged before it came here. Such a value is stored all the same. */
export type Suspicion =
  | 'shortened_number'
  | 'spreadsheet_error'
  | 'null_word'
  | 'mojibake'
  | 'replacement_character'
  | 'apostrophe'
  | 'formula'
  | 'swallowed_rows';

/** Each suspicion in words that follow the name of the field. */
export const suspicions: Readonly<Record<Suspicion, string>> = {
  shortened_number: 'looks like a number that a spreadsheet has shortened',
  spreadsheet_error: 'holds an error of a spreadsheet',
  null_word: 'holds a word that often stands for no value',
  mojibake: 'looks like text that was read in the wrong encoding',
  replacement_character: 'has a character that was lost in the wrong encoding',
  apostrophe: 'begins with an apostrophe before a number, as Shopify and spreadsheets write it',
  formula: 'looks like a formula of a spreadsheet',
  swallowed_rows: 'holds lines that look like further rows, so a quotation mark may be wrong',
};

/** Finds most values innocent at once. */
const ANY = /^['=#(\\]|^[+-]?\d.*e[+-]?\d|^(?:null|nan|none|undefined|nil|n\/a)$|[ÃÂâï\uFFFD]/i;

/** In this order: a value has at most one suspicion. */
const PATTERNS: readonly (readonly [Suspicion, RegExp])[] = [
  ['shortened_number', /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i],
  ['spreadsheet_error', /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|NV|BEZUG!|WERT!|ZAHL!|#+)$/i],
  ['null_word', /^(?:null|nan|none|undefined|nil|n\/a|\(null\)|\\n)$/i],
  ['apostrophe', /^'[=+@-]?\d/],
  ['formula', /^=./],
  ['replacement_character', /\uFFFD/],
  // UTF-8 that was read as Windows-1252 or Latin-1: "Ã¼" for "ü", "â€™" for an apostrophe.
  ['mojibake', /[ÃÂ][\u0080-\u00BF\u0152-\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]|â€|ï»¿/],
];

/** Why a text was probably damaged by a spreadsheet or another program; `undefined` if nothing speaks for it. */
export function suspicionOf(text: string): Suspicion | undefined {
  if (!ANY.test(text)) return undefined;
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
}

/**
 * Whether a cell probably holds the rows after its own, because one quotation mark too much opened it and another one
 * closed it rows later. The row then still has as many cells as its header.
 */
export function swallowsRows(cell: string, delimiter: string, columns: number): boolean {
  if (columns < 3) return false;
  const lineEnds = cell.trim().split(/\n+/).length - 1;
  return lineEnds > 0 && cell.split(delimiter).length - 1 >= lineEnds * (columns - 1);
}
