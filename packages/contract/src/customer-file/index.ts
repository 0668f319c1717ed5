export { CsvColumns } from '../csv/columns.ts';
export { checkedOptions } from './checked-options.ts';
export {
  ARCHIVED,
  archivedProblem,
  ESCAPED,
  failureNames,
  type OwnColumns,
  unescapedFormula,
} from './columns/own-columns.ts';
export { presetNames } from './columns/presets.ts';
export { type CsvLineOptions, csvLine, isFormula } from './csv-line.ts';
export {
  type CustomerFile,
  type CustomerFileLimits,
  type CustomerFileSize,
  openCustomerFile,
  readHeader,
  surveyCustomerFile,
} from './customer-file.ts';
export { DuplicateFinder } from './duplicates.ts';
export {
  CustomerFileError,
  type CustomerFileProblem,
  type HeaderMapping,
  problemSentence,
  type Remedy,
} from './errors.ts';
export { type FailedRow, failedRowLine, failedRowsHeader } from './failed-rows.ts';
export type { FileNote, FileNoteCode } from './notes.ts';
export type { CustomerFileOptionName, CustomerFileOptions } from './options.ts';
export { valueOfWord, valuesOf } from './rows/cell-values.ts';
export { type CustomerRow, withoutAdded } from './rows/row-reader.ts';
export { type FileWarning, FileWarnings, type Suspect, suspectsOf, suspectsOfRow } from './suspects.ts';
export type { ByteSource } from './text/byte-source.ts';
export { encodingNames } from './text/encodings.ts';
