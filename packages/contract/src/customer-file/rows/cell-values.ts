import { normalizedName } from '../../csv/synonyms.ts';
import type { CustomerCreate } from '../../generated/models.ts';
import { trimText } from '../../trim.ts';
import type { FileNotes, Place } from '../notes.ts';

/** How cells are read. */
export interface CellRules {
  /** How dates are written, such as `DD.MM.YYYY`. Default: `YYYY-MM-DD`. */
  readonly dateFormat: string | undefined;
  /** Whether an apostrophe before a number is removed, which Shopify writes so that spreadsheets take it for text. */
  readonly hasApostrophes: boolean;
}

/**
 * The text that a cell stands for in a field: without white space around it, and without what programs add to a value.
 * Every change is noted. A cell that could mean several things stays as it is, and is left to the validation.
 *
 * @param field the field, or the last name of a way into it.
 */
export function cleanCell(field: string, cell: string, rules: CellRules, notes: FileNotes, place: Place): string {
  const trimmed = trimText(cell);
  if (trimmed === '') return '';
  const text = rules.hasApostrophes ? withoutApostrophe(trimmed, notes, place) : trimmed;
  const clean = Object.hasOwn(words, field) ? cleanWord : cleaners.get(field);
  return clean === undefined ? text : clean(text, field, rules, notes, place);
}

type Clean = (text: string, field: string, rules: CellRules, notes: FileNotes, place: Place) => string;

const cleaners: ReadonlyMap<string, Clean> = new Map([
  ['primary_email', cleanAddress],
  ['billing_email', cleanAddress],
  ['email_address', cleanAddress],
  ['date_of_birth', cleanDate],
]);

function withoutApostrophe(text: string, notes: FileNotes, place: Place): string {
  if (!/^'[+\d]/.test(text)) return text;
  notes.add(
    'apostrophe_removed',
    (count) => `The apostrophe before ${count === 1 ? '1 number' : `${count} numbers`} was removed.`,
    place,
  );
  return text.slice(1);
}

/** The fields with a fixed list of values. */
type Enumeration = {
  [Name in keyof CustomerCreate]-?: string extends NonNullable<CustomerCreate[Name]>
    ? never
    : NonNullable<CustomerCreate[Name]> extends string
      ? Name
      : never;
}[keyof CustomerCreate];

/** Other words for each value. */
type Words = {
  readonly [Name in Enumeration]: Readonly<Record<Exclude<NonNullable<CustomerCreate[Name]>, ''>, readonly string[]>>;
};

/** Words are compared by {@link normalizedName}. Each can mean one value only. */
const ofFields: Words = {
  customer_type: {
    INDIVIDUAL: [
      'individual',
      'person',
      'private person',
      'natural person',
      'consumer',
      'privat',
      'Privatperson',
      'particulier',
      'particular',
      'persona',
    ],
    BUSINESS: [
      'business',
      'company',
      'organization',
      'organisation',
      'corporate',
      'corporation',
      'legal entity',
      'Firma',
      'Unternehmen',
      'geschäftlich',
      'entreprise',
      'société',
      'empresa',
      'azienda',
      'bedrijf',
    ],
  },
  tax_status: {
    TAXABLE: ['taxable', 'steuerpflichtig'],
    TAX_EXEMPT: ['tax exempt', 'exempt', 'steuerbefreit'],
    REVERSE_CHARGE: ['reverse charge', 'reverse charged'],
  },
};

const words: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = ofFields;

const valuesByWord: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(words).map(([field, values]) => [
    field,
    new Map(Object.entries(values).flatMap(([value, names]) => names.map((name) => [normalizedName(name), value]))),
  ]),
);

/** The values of a field that has a fixed list of them; `undefined` for other fields. */
export function valuesOf(field: string): readonly string[] | undefined {
  return Object.hasOwn(words, field) ? Object.keys(words[field] ?? {}) : undefined;
}

/** The value that a word stands for in a field with a fixed list of them; the word itself if there is none. */
export function valueOfWord(field: string, word: string): string {
  return valuesByWord.get(field)?.get(normalizedName(word)) ?? word;
}

function cleanWord(text: string, field: string, _rules: CellRules, notes: FileNotes, place: Place): string {
  const value = valueOfWord(field, text);
  if (value !== text)
    notes.add('value_read', (count) => `In ${field}, "${text}" was read as ${value} in ${rows(count)}.`, place);
  return value;
}

/** `mailto:ann@example.com`, `Ann Lee <ann@example.com>` and `ann@example.com.` contain one address each. */
function cleanAddress(text: string, field: string, _rules: CellRules, notes: FileNotes, place: Place): string {
  const inBrackets = /^[^<>@,;]*<\s*([^<>\s]+)\s*>$/.exec(text)?.[1] ?? text;
  const linked = inBrackets.replace(/^mailto:\s*/i, '');
  const address = /@[^@]+[^.@]\.$/.test(linked) ? linked.slice(0, -1) : linked;
  if (address !== text) {
    notes.add(
      'address_cleaned',
      (count) => `In ${field}, ${rows(count)} had more than the email address, which alone was taken.`,
      place,
    );
  }
  return address;
}

function cleanDate(text: string, field: string, { dateFormat }: CellRules, notes: FileNotes, place: Place): string {
  const day = text.replace(/[ T]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?$/, '');
  const date = dateFormat === undefined ? day : readDate(day, dateFormat);
  if (date !== text && /^\d{4}-\d\d-\d\d$/.test(date)) {
    const format = date === day ? 'YYYY-MM-DD with a time' : dateFormat;
    notes.add('date_read', (count) => `In ${field}, the date was read as ${format} in ${rows(count)}.`, place);
    return date;
  }
  if (dateFormat === undefined && /^\d{1,2}([./-])\d{1,2}\1\d{4}$/.test(day)) {
    notes.add(
      'date_format_missing',
      (count) =>
        `In ${field}, ${rows(count)} had a date in another order than YYYY-MM-DD; name the order with date_format.`,
      place,
    );
  }
  return text;
}

/** Day, month and year in any order, with one sign between them. */
const DATE_FORMAT = /^(?=.*D)(?=.*M)(?=.*Y)(DD?|MM?|YYYY)([./ -])(DD?|MM?|YYYY)\2(DD?|MM?|YYYY)$/;

/** Whether a text says how dates are written: day, month and year in any order, such as `DD.MM.YYYY` or `M/D/YYYY`. */
export function isDateFormat(text: string): boolean {
  return DATE_FORMAT.test(text);
}

/** A date as `YYYY-MM-DD`; the text itself if it is not written in the format. Leading zeros may be missing. */
function readDate(text: string, format: string): string {
  const [, first = '', separator = '', second = '', third = ''] = DATE_FORMAT.exec(format) ?? [];
  const numbers = text.split(separator);
  const names = [first, second, third].map((name) => name[0] ?? '');
  const digits = Object.fromEntries(names.map((name, index) => [name, numbers[index] ?? '']));
  const { Y = '', M = '', D = '' } = digits;
  if (numbers.length !== 3 || !/^\d{4}$/.test(Y) || !/^\d{1,2}$/.test(M) || !/^\d{1,2}$/.test(D)) return text;
  return `${Y}-${M.padStart(2, '0')}-${D.padStart(2, '0')}`;
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
