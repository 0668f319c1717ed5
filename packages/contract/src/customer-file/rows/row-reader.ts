import type { CsvColumn, CsvColumns } from '../../csv/columns.ts';
import { movedCodeProblem } from '../../csv/moved-code.ts';
import { cellCountProblem, isBlankRecord } from '../../csv/records.ts';
import { trimText } from '../../trim.ts';
import type { ColumnPlan } from '../columns/column-plan.ts';
import { archivedProblem, type OwnColumns, unescapedFormula } from '../columns/own-columns.ts';
import { type FileNotes, type Place, rowsWere } from '../notes.ts';
import type { CsvRecord } from '../text/record-reader.ts';
import { type CellRules, cleanCell } from './cell-values.ts';

/** A row below the header. */
export interface CustomerRow extends Place {
  /** The customer, not yet validated; `null` if the row cannot be read. */
  readonly customer: Record<string, unknown> | null;
  /** Why it cannot be read, in words that follow "The row". */
  readonly problem: string | null;
  /** Whether the file says that the customer is archived. */
  readonly archived: boolean;
  /**
   * The cells as in the file, without those that an earlier import has added. If they cannot be trusted, a single one with
   * the text of the row.
   */
  readonly original: readonly string[];
}

/** Reads the rows of a file, and skips those that are no customers: blank ones, totals, and the footers of reports. */
export class RowReader {
  readonly #plan: ColumnPlan;
  readonly #known: CsvColumns;
  readonly #rules: CellRules;
  readonly #notes: FileNotes;
  readonly #columns: readonly (CsvColumn | null)[];
  readonly #requiredIndexes: readonly number[];
  #number = 0;
  /** Whether an empty line or a blank row comes before the next record. */
  #isAfterGap = false;
  /** Rows that are the footer of a report if no other rows follow. */
  readonly #footer: { readonly record: CsvRecord; readonly place: Place }[] = [];

  constructor(plan: ColumnPlan, known: CsvColumns, rules: CellRules, notes: FileNotes) {
    this.#plan = plan;
    this.#known = known;
    this.#rules = rules;
    this.#notes = notes;
    const key = plan.keyIndex === undefined ? [] : [known.named('customer_key') ?? null];
    this.#columns = [...plan.columns, ...plan.constants.map(({ column }) => column), ...key];
    const given = new Set(plan.constants.map(({ column }) => column.path[0]));
    this.#requiredIndexes = plan.columns.flatMap((column, index) => {
      const isRequired = column?.path.length === 1 && known.required.includes(column.path[0]);
      return isRequired && !given.has(column.path[0]) ? [index] : [];
    });
  }

  /** The rows that are certain after this record. */
  push(record: CsvRecord): CustomerRow[] {
    this.#number += 1;
    const place = { number: this.#number, line: record.line };
    const isAfterGap = record.isAfterGap || this.#isAfterGap || this.#footer.length > 0;
    this.#isAfterGap = false;
    if (record.problem === undefined && isBlank(record.cells)) {
      this.#isAfterGap = true;
      this.#notes.add('blank_rows_skipped', (count) => `${rowsWere(count)} skipped, as all cells are empty.`, place);
    } else if (this.#isTotal(record)) {
      this.#notes.add(
        'totals_skipped',
        (count) => `${rowsWere(count)} skipped as totals, which are no customers.`,
        place,
      );
    } else if (isAfterGap && this.#isFooterLine(record) && this.#footer.length < FOOTER_ROWS_MAX) {
      this.#footer.push({ record, place });
    } else {
      const released = this.#footer.splice(0).map((held) => this.#read(held.record, held.place));
      return [...released, this.#read(record, place)];
    }
    return [];
  }

  /** Call this after the last record. */
  end(): void {
    for (const { place } of this.#footer) {
      this.#notes.add('footer_skipped', (count) => `${rowsWere(count)} skipped as the footer of the file.`, place);
    }
  }

  /** A row that begins with "Total" and has nothing that every customer must have. */
  #isTotal({ cells, problem }: CsvRecord): boolean {
    const isEmpty = (index: number) => trimText(cells[index] ?? '') === '';
    // Most rows have more than one of them: that is known without a look at all cells.
    if (problem !== undefined || this.#requiredIndexes.length === 0) return false;
    if (this.#requiredIndexes.filter((index) => !isEmpty(index)).length > 1) return false;
    const first = cells.findIndex((cell) => trimText(cell) !== '');
    if (!TOTAL.test(trimText(cells[first] ?? ''))) return false;
    return this.#requiredIndexes.every((index) => index === first || isEmpty(index));
  }

  /** A single cell in a file with several columns. */
  #isFooterLine({ cells, problem }: CsvRecord): boolean {
    if (problem !== undefined || this.#plan.columns.length < 2) return false;
    return trimText(cells[0] ?? '') !== '' && isBlank(cells.slice(1));
  }

  #read(record: CsvRecord, place: Place): CustomerRow {
    // Not spread into the row: V8 makes a hidden class of its own for a copy to which names are added.
    const { number, line } = place;
    const { own } = this.#plan;
    const isEscaped = own.escaped !== -1 && trimText(record.cells[own.escaped] ?? '') === 'yes';
    const cells = isEscaped ? record.cells.map(unescapedFormula) : record.cells;
    const original = withoutAdded(cells, own);
    const problem = record.problem ?? this.#shapeProblem(record, place) ?? this.#ownProblem(cells);
    if (problem !== undefined) return { number, line, customer: null, problem, archived: false, original };
    const read = this.#known.read(this.#columns, this.#valuesOf(cells, place));
    if ('problem' in read) return { number, line, customer: null, problem: read.problem, archived: false, original };
    const archived = trimText(cells[own.archived] ?? '') !== '';
    return { number, line, customer: read.customer, problem: null, archived, original };
  }

  #ownProblem(cells: readonly string[]): string | undefined {
    const { failure, archived } = this.#plan.own;
    const archivedAt = trimText(cells[archived] ?? '');
    const moved = movedCodeProblem(cells.map(trimText), (index) => index === failure[1]);
    return moved ?? (archivedAt === '' ? undefined : archivedProblem(archivedAt));
  }

  #shapeProblem({ cells, isCutOff }: CsvRecord, place: Place): string | undefined {
    const { columns, namelessFrom } = this.#plan;
    const count = columns.length;
    const nameless = cells.slice(0, count).findIndex((cell, index) => index >= namelessFrom && trimText(cell) !== '');
    if (nameless !== -1) return `has a value in column ${nameless + 1}, which has no name`;
    if (cells.length > count && isBlank(cells.slice(count))) {
      this.#notes.add(
        'empty_cells_dropped',
        (rows) => `${ofRows(rows)} more cells than the header, all of them empty.`,
        place,
      );
    } else if (cells.length < count && this.#isShortOnly(cells) && !isCutOff) {
      this.#notes.add(
        'short_rows_filled',
        (rows) => `${ofRows(rows)} fewer cells than the header; the missing ones were read as empty.`,
        place,
      );
    } else if (cells.length < namelessFrom || cells.length > count) {
      const problem = cellCountProblem(cells.length, count);
      return isCutOff && cells.length < count ? `${problem}, and the file ends there` : problem;
    }
    return undefined;
  }

  /** Whether the cells that a short row lacks may be empty. */
  #isShortOnly(cells: readonly string[]): boolean {
    return this.#requiredIndexes.every((index) => index < cells.length);
  }

  /** The cells by column, then the constants of fields without a value, then the key if it is taken from a column. */
  #valuesOf(cells: readonly string[], place: Place): string[] {
    const { columns, constants, keyIndex, own } = this.#plan;
    const values = columns.map((column, index) => {
      const cell = cells[index] ?? '';
      if (own.isExport) return cell;
      if (column === null) return index === keyIndex ? trimText(cell) : '';
      const name = column.path.at(-1);
      return cleanCell(column.path[0] === 'metadata' ? '' : String(name), cell, this.#rules, this.#notes, place);
    });
    for (const { column, value } of constants) {
      const path = column.path.join('.');
      const isFilled = columns.some((other, index) => other?.path.join('.') === path && values[index] !== '');
      values.push(isFilled ? '' : value);
    }
    if (keyIndex !== undefined) values.push(values[keyIndex] ?? '');
    return values;
  }
}

/** Without the columns that an earlier import has added. A single cell may be the text of a whole row. */
export function withoutAdded<Cell>(cells: readonly Cell[], { failure, escaped }: OwnColumns): readonly Cell[] {
  const hasNone = failure.length === 0 && escaped === -1;
  return hasNone || cells.length === 1
    ? cells
    : cells.filter((_, index) => !failure.includes(index) && index !== escaped);
}

/** Footers of reports have a handful of lines. */
const FOOTER_ROWS_MAX = 20;

/** Words at the beginning of a row that sums up others, in the usual languages of reports. */
const TOTAL =
  /^(?:(?:grand[ -]?|sub[ -]?)?totals?(?: (?:général|general|records|customers|rows))?|gesamt(?:summe)?|zwischensumme|summe|totale|suma|totaal)(?:\s*[:(=].*)?$/i;

function isBlank(cells: readonly string[]): boolean {
  // DOS ends a text with U+001A.
  return isBlankRecord(cells) || (cells.length === 1 && trimText(cells[0] ?? '') === '\u001A');
}

function ofRows(count: number): string {
  return count === 1 ? '1 row had' : `${count} rows had`;
}
