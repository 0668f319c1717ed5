import type { CsvColumn, CsvColumns } from '../../csv/columns.ts';
import { CustomerFileError } from '../errors.ts';
import type { FileNotes } from '../notes.ts';
import type { CustomerFileOptions } from '../options.ts';
import { valueOfWord } from '../rows/cell-values.ts';
import { columnProblems, headerRemedies, shown, suggestedMapping } from './column-problems.ts';
import { ColumnReadings, KEY, TYPE } from './column-readings.ts';
import type { OwnColumns } from './own-columns.ts';

/** The meaning of the columns of a file. */
export interface ColumnPlan {
  /** `null` for a column that is ignored. */
  readonly columns: readonly (CsvColumn | null)[];
  /** The columns that only files of this registry have. */
  readonly own: OwnColumns;
  /** The columns from here on have no names, and their cells must be empty. */
  readonly namelessFrom: number;
  /** A value for a field of rows that have none. */
  readonly constants: readonly { readonly column: CsvColumn; readonly value: string }[];
  /** The index of the column whose value is the key, if the key has no column of its own. */
  readonly keyIndex: number | undefined;
  /** Whether numbers come with an apostrophe before them. */
  readonly hasApostrophes: boolean;
}

/**
 * Finds the field of each column of a header. A field that two columns could mean is a problem, as is a column that is
 * unknown.
 *
 * @param header the names, trimmed.
 * @throws {CustomerFileError} with every problem of the header and the options, and what would solve them.
 */
export function planColumns(
  header: readonly string[],
  options: CustomerFileOptions,
  known: CsvColumns,
  notes: FileNotes,
): ColumnPlan {
  const readings = new ColumnReadings(header, options, known);
  const problems = columnProblems(readings, options);
  if (problems.length > 0) {
    throw new CustomerFileError(problems, headerRemedies(readings), suggestedMapping(readings, options));
  }
  noteColumns(readings, notes);
  noteGiven(readings, options, notes);
  return {
    columns: readings.columns,
    own: readings.own,
    namelessFrom: readings.namelessFrom,
    constants: constantsOf(readings, options),
    keyIndex: readings.keyIndex,
    hasApostrophes: readings.preset?.hasApostrophes ?? false,
  };
}

function constantsOf(readings: ColumnReadings, { set = {} }: CustomerFileOptions): ColumnPlan['constants'] {
  const type = ownType(readings, set);
  const all = { ...set, ...(type && { [TYPE]: type }) };
  return Object.entries(all).flatMap(([field, value]) => {
    const column = readings.known.named(field);
    return column === undefined ? [] : [{ column, value: valueOfWord(field, value) }];
  });
}

/** The type that a preset gives to customers without one. It never changes that of existing ones. */
function ownType(readings: ColumnReadings, set: Readonly<Record<string, string>>): string | undefined {
  const isMissing = readings.known.required.includes(TYPE) && !Object.hasOwn(set, TYPE) && !readings.has(TYPE);
  return isMissing ? readings.preset?.customerType : undefined;
}

/** Notes which columns were read by another name than that of their field, and which were ignored. */
function noteColumns({ header, all, own }: ColumnReadings, notes: FileNotes): void {
  const added = [...own.failure, ...own.readOnly].map((index) => header[index] ?? '');
  if (added.length > 0) {
    const message = `Ignored, since only an import or the API sets them: ${added.join(', ')}.`;
    notes.add('column_ignored', () => message, undefined, added.length);
  }
  const mapped: string[] = [];
  const ignored: string[] = [];
  for (const [index, { field, reason }] of all.entries()) {
    const name = shown(header[index] ?? '');
    if (field && field !== name) mapped.push(`"${name}" as ${shown(field)}`);
    const isSilent = reason === 'nameless' || reason === 'own';
    if (!field && !isSilent) ignored.push(name === '' ? `column ${index + 1} without a name` : `"${name}"`);
  }
  noteNames('column_mapped', mapped, 'read by another name', notes);
  noteNames('column_ignored', ignored, 'ignored', notes);
}

/** So many columns are named in a note. */
const NAMES_MAX = 50;

function noteNames(
  code: 'column_mapped' | 'column_ignored',
  names: readonly string[],
  verb: string,
  notes: FileNotes,
): void {
  if (names.length === 0) return;
  const more = names.length > NAMES_MAX ? ` and ${names.length - NAMES_MAX} more` : '';
  const list = `${names.slice(0, NAMES_MAX).join(', ')}${more}`;
  const subject = names.length === 1 ? '1 column was' : `${names.length} columns were`;
  notes.add(code, () => `${subject} ${verb}: ${list}.`, undefined, names.length);
}

/** Notes values that no column has, if the user has not named them. */
function noteGiven(
  readings: ColumnReadings,
  { set = {}, from, key_from }: CustomerFileOptions,
  notes: FileNotes,
): void {
  const type = ownType(readings, set);
  if (type !== undefined) {
    notes.add('value_set', () => `${TYPE} was set to ${type}, since exports of ${from} do not have it.`);
  }
  const key = readings.keyIndex;
  if (key !== undefined && key_from === undefined) {
    notes.add('key_taken', () => `${KEY} was taken from the column "${shown(readings.header[key] ?? '')}".`);
  }
}
