import {
  CsvColumns,
  type CustomerFile,
  CustomerFileError,
  type CustomerFileOptions,
  problemSentence,
  readHeader,
  withoutAdded,
} from '@rollcall/contract/customer-file';
import { documentSchemas } from '../../document/fields.ts';
import type { Column, Reading } from '../import-state.ts';
import { openFile } from './open-file.ts';

/** The number of cells of a column that are shown. */
const SAMPLES_MAX = 3;

/** For a file whose columns are not known yet: without required ones. */
const columnsOfAnyFile = new CsvColumns(documentSchemas, []);

/** Reads the header and the first rows of a file. It does not reject because of the file or the options. */
export async function readColumns(file: Blob, options: CustomerFileOptions): Promise<Reading> {
  try {
    const opened = await openFile(file, options);
    const samples = await firstCells(opened);
    const { header, names, plan, delimiter } = opened;
    const fields = withoutAdded(plan.columns, plan.own).map((column) => column?.path.join('.') ?? null);
    return {
      options,
      columns: names.map((name, index) => columnOf(name, fields[index] ?? null, index, samples)),
      delimiter,
      values: Object.fromEntries(plan.constants.map(({ column, value }) => [column.path.join('.'), value])),
      keyColumn: plan.keyIndex === undefined ? null : (header[plan.keyIndex] ?? null),
      problems: [],
      notes: opened.notes().map(({ message }) => message),
    };
  } catch (error) {
    if (!(error instanceof CustomerFileError)) throw error;
    return unreadable(file, options, error);
  }
}

/** The columns of a file whose options do not fit, as far as they are known. */
async function unreadable(file: Blob, options: CustomerFileOptions, error: CustomerFileError): Promise<Reading> {
  const problems = error.problems.map((problem) => ({
    field: problem.field,
    message: problemSentence(problem),
    remedies: problem.remedies,
  }));
  const { delimiter, columns } = await undecided(file, options).catch(() => ({ delimiter: ',', columns: [] }));
  return { options, columns, delimiter, values: options.set ?? {}, keyColumn: null, problems, notes: [] };
}

async function undecided(file: Blob, options: CustomerFileOptions): Promise<Pick<Reading, 'columns' | 'delimiter'>> {
  const { map = {}, encoding, header_row } = options;
  const form = { ...(encoding && { encoding }), ...(header_row && { header_row }) };
  const header = await readHeader(file.stream(), form);
  const leavingOutAll = Object.fromEntries(header.map((name) => [name.trim(), null]));
  const opened = await openFile(file, { ...form, map: leavingOutAll }, columnsOfAnyFile);
  const samples = await firstCells(opened).catch(() => []);
  const fieldOf = (name: string) => (Object.hasOwn(map, name.trim()) ? map[name.trim()] : undefined);
  return {
    delimiter: opened.delimiter,
    columns: opened.names.map((name, index) => columnOf(name, fieldOf(name), index, samples)),
  };
}

function columnOf(
  name: string,
  field: Column['field'],
  index: number,
  samples: readonly (readonly string[])[],
): Column {
  return { index, name: name.trim(), field, samples: samples.map((cells) => cells[index] ?? '') };
}

async function firstCells({ rows }: CustomerFile): Promise<(readonly string[])[]> {
  const cells: (readonly string[])[] = [];
  for await (const { original } of rows) {
    cells.push(original);
    if (cells.length === SAMPLES_MAX) break;
  }
  return cells;
}
