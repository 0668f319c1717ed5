import fc from 'fast-check';
import type { BulkItem } from '../model/bulk-outcomes.ts';
import { type ItemPlan, itemFrom } from './bulk-items.ts';

/** A CSV file before its customers have keys and addresses. */
export interface CsvFilePlan {
  readonly rows: readonly CsvRowPlan[];
  readonly delimiter: ',' | ';' | '\t';
  readonly lineEnd: '\n' | '\r\n';
  /** Whether cells are quoted that need not be. */
  readonly quotesAll: boolean;
  readonly hasByteOrderMark: boolean;
  readonly endsInLineEnd: boolean;
  /** White space around cells and names, which is ignored. */
  readonly padding: string;
  /** Rotates the columns. */
  readonly firstColumn: number;
  readonly field: 'csv' | 'file';
}

interface CsvRowPlan {
  readonly plan: ItemPlan;
  /** The row stands so many times in the file: more than a server would process at once. */
  readonly times: number;
  readonly problem: 'none' | 'type' | 'long text' | 'surplus cell';
  /** A row above with empty cells only, which is skipped, or an empty line, which has no number. */
  readonly above: 'nothing' | 'blank row' | 'empty line';
}

/** Line breaks and quotation marks within a cell, which must come back as they are. */
const CELL_PARTS = ['', '', '\r\n', '\n', '"', ',', ';', '\t', ' ', 'é'];

/** @param plan of the customer in a row. */
export function csvFilePlan(plan: fc.Arbitrary<ItemPlan>): fc.Arbitrary<CsvFilePlan> {
  const row: fc.Arbitrary<CsvRowPlan> = fc.record({
    plan: fc
      .tuple(plan, fc.constantFrom(...CELL_PARTS))
      .map(([one, part]) => ({ ...one, replacement: null, fields: withVisibleEnds(one.fields, part) })),
    times: fc.oneof({ weight: 12, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constantFrom(99, 100, 101) }),
    problem: fc.constantFrom('none', 'none', 'none', 'none', 'none', 'none', 'type', 'long text', 'surplus cell'),
    above: fc.constantFrom('nothing', 'nothing', 'nothing', 'blank row', 'empty line'),
  });
  return fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 5 }),
    delimiter: fc.constantFrom(',', ';', '\t'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    quotesAll: fc.boolean(),
    hasByteOrderMark: fc.boolean(),
    endsInLineEnd: fc.boolean(),
    padding: fc.constantFrom('', '', ' ', '\u00a0'),
    firstColumn: fc.nat({ max: 20 }),
    field: fc.constantFrom('csv', 'file'),
  });
}

/** The ends of a cell would lose white space, and some characters at its beginning mean something to spreadsheets. */
function withVisibleEnds(fields: object, part: string): object {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    isFreeText(name, value) ? `x${part}${value}x` : value,
  ]);
  return Object.fromEntries(entries);
}

const EXACT_TEXTS = ['customer_type', 'billing_email', 'date_of_birth', 'tax_status'];

function isFreeText(name: string, value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !EXACT_TEXTS.includes(name);
}

/** A row with its number; `malformed` if its cells do not fit the header. */
interface CsvRow {
  readonly number: number;
  readonly item: BulkItem;
}

/** The text of a file, and the rows that a server has to read from it. */
export function csvFile(plan: CsvFilePlan, tag: string): { readonly text: string; readonly rows: readonly CsvRow[] } {
  const planned = plan.rows.flatMap((row) => {
    const item = withoutBlanks(withProblem(itemFrom(row.plan, tag), row.problem));
    return Array.from({ length: row.times }, (_, nth) => ({ ...row, item, above: nth === 0 ? row.above : 'nothing' }));
  });
  const names = [
    ...new Set(['customer_key', 'customer_type', 'primary_email', ...planned.flatMap(({ item }) => Object.keys(item))]),
  ];
  const columns = names.map((_, index) => names[(index + plan.firstColumn) % names.length] ?? '');
  const line = (cells: readonly string[]): string => cells.map((cell) => cellText(cell, plan)).join(plan.delimiter);
  const lines = [line(columns)];
  const rows: CsvRow[] = [];
  let number = 0;
  for (const { item, problem, above } of planned) {
    if (above === 'empty line') lines.push('');
    if (above === 'blank row') {
      lines.push(columns.map(() => '').join(plan.delimiter));
      number += 1;
    }
    const cells = columns.map((column) => cellOf((item as Readonly<Record<string, unknown>>)[column]));
    lines.push(line(problem === 'surplus cell' ? [...cells, 'surplus'] : cells));
    number += 1;
    rows.push({ number, item: problem === 'surplus cell' ? 'malformed' : item });
  }
  const text = lines.join(plan.lineEnd);
  return { text: `${plan.hasByteOrderMark ? '\ufeff' : ''}${text}${plan.endsInLineEnd ? plan.lineEnd : ''}`, rows };
}

function withProblem(item: object, problem: CsvRowPlan['problem']): object {
  if (problem === 'type') return { ...item, customer_type: 'FIRM' };
  return problem === 'long text' ? { ...item, city: 'x'.repeat(256) } : item;
}

/** An empty cell means that the field is absent. */
function withoutBlanks(item: object): object {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null && value !== ''));
}

/** Lists and objects are JSON. */
function cellOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function cellText(cell: string, { quotesAll, delimiter, padding }: CsvFilePlan): string {
  const padded = cell === '' ? '' : `${padding}${cell}${padding}`;
  const mustQuote = /["\r\n]/.test(padded) || padded.includes(delimiter);
  return quotesAll || mustQuote ? `"${padded.replaceAll('"', '""')}"` : padded;
}
