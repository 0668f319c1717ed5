import type { CsvColumns } from '../../csv/columns.ts';

/** Columns added to rows that failed. They come first, so that the cells of a row that is too short cannot move there. */
export const failureNames = ['line', 'code', 'reason'] as const;

/** The column that is `yes` in rows whose formulas are escaped for a spreadsheet. */
export const ESCAPED = 'formulas_escaped';

/** When a customer was archived. */
export const ARCHIVED = 'archived_at';

/** The columns of a header that hold no fields of a customer, by index. Only files of this registry have them. */
export interface OwnColumns {
  /** Line, code and reason of an earlier import. Empty if the file is no file of failed rows. */
  readonly failure: readonly number[];
  /** Fields that only the API sets. Empty unless the header has all of them. */
  readonly readOnly: readonly number[];
  /** The column {@link ARCHIVED}; -1 without one. */
  readonly archived: number;
  /** The column {@link ESCAPED}; -1 without one. */
  readonly escaped: number;
  /** Whether the file is an export, whose cells are exact: white space around them belongs to the value. */
  readonly isExport: boolean;
}

/** Finds the columns that only files of this registry have. */
export function ownColumnsOf(header: readonly string[], known: CsvColumns): OwnColumns {
  const failure = failureColumnsOf(header);
  const readOnly = known.readOnlyNames.map((name) => header.indexOf(name));
  const archived = header.indexOf(ARCHIVED);
  const others = header.filter((name, index) => !failure.includes(index) && name !== ARCHIVED && name !== ESCAPED);
  const isExport = others.join('\n') === known.names.join('\n');
  return {
    failure,
    readOnly: readOnly.includes(-1) ? [] : readOnly.filter((index) => index !== archived),
    archived,
    escaped: isExport || failure.length > 0 ? header.indexOf(ESCAPED) : -1,
    isExport,
  };
}

/** In front, or at the end as in files of earlier versions. */
function failureColumnsOf(header: readonly string[]): number[] {
  const starts = [0, header.length - failureNames.length];
  const start = starts.find((at) => failureNames.every((name, index) => header[at + index] === name));
  return start === undefined ? [] : failureNames.map((_, index) => start + index);
}

/** The problem of a value in {@link ARCHIVED}, in words that follow "The row"; `undefined` for a time. */
export function archivedProblem(value: unknown): string | undefined {
  const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value));
  return isTime ? undefined : `has an ${ARCHIVED} that is not a time such as 2026-11-23T09:45:00Z`;
}

/** The beginnings that spreadsheets take for formulas, after the apostrophes that escape them. */
const ESCAPED_FORMULA = /^'+[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The text of a cell that was written for a spreadsheet. */
export function unescapedFormula(cell: string): string {
  return ESCAPED_FORMULA.test(cell) ? cell.slice(1) : cell;
}
