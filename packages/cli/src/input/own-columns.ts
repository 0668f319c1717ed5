import document from '@rollcall/contract/document.json' with { type: 'json' };
import { fieldNames } from './columns.ts';

/** Columns added to rows that failed. They come first, so that the cells of a row that is too short cannot move there. */
export const failureNames = ['line', 'code', 'reason'] as const;

/** The column that is `yes` in rows whose formulas are escaped for a spreadsheet. */
export const ESCAPED = 'formulas_escaped';

/** When a customer was archived. An import archives the customer again. */
export const ARCHIVED = 'archived_at';

/** The fields that only the API sets, and that every customer of it has. */
export const readOnlyNames: readonly string[] = Object.keys(document.components.schemas.Customer.properties).filter(
  (name) => !fieldNames.includes(name),
);

/** The columns of a header that hold no fields of a customer, by index. Only files of this program have them. */
export interface OwnColumns {
  /** Line, code and reason of an earlier import. Empty if the file is no file of failed rows. */
  readonly failure: readonly number[];
  /** Fields that only the API sets, which an import ignores. Empty unless the header has all of them. */
  readonly readOnly: readonly number[];
  /** The column {@link ARCHIVED}; -1 without one. */
  readonly archived: number;
  /** The column {@link ESCAPED}; -1 without one. */
  readonly escaped: number;
  /** Whether the file is an export, whose cells are exact: white space around them belongs to the value. */
  readonly isExport: boolean;
}

/** Finds the columns that only files of this program have. */
export function ownColumnsOf(header: readonly string[]): OwnColumns {
  const failure = failureColumnsOf(header);
  const readOnly = readOnlyNames.map((name) => header.indexOf(name));
  const hasAll = !readOnly.includes(-1);
  const archived = header.indexOf(ARCHIVED);
  const others = header.filter((name, index) => !failure.includes(index) && name !== ARCHIVED && name !== ESCAPED);
  const isExport = others.join('\n') === fieldNames.join('\n');
  return {
    failure,
    readOnly: hasAll ? readOnly.filter((index) => index !== archived) : [],
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

/** The names of the columns that an import ignores, to be told. */
export function ignoredColumns(header: readonly string[], { failure, readOnly }: OwnColumns): string[] {
  return [...failure, ...readOnly].map((index) => header[index] ?? '');
}

/** Whether an object has every one of these names. */
export function hasAll(object: object, names: readonly string[]): boolean {
  return names.every((name) => Object.hasOwn(object, name));
}

/** The problem of a value in {@link ARCHIVED}, in words that follow "The row"; `undefined` for a time. */
export function archivedProblem(value: unknown): string | undefined {
  const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value));
  return isTime ? undefined : `has an ${ARCHIVED} that is not a time such as 2026-11-23T09:45:00Z`;
}
