export { type CsvColumn, CsvColumns } from './csv/columns.ts';
export { movedCodeProblem } from './csv/moved-code.ts';
export { cellCountProblem, csvProblems, delimiterOf, isBlankRecord } from './csv/records.ts';
export { type Suspicion, suspicionOf, suspicions, swallowsRows } from './csv/suspicions.ts';
export { fieldNamed, fieldSynonyms, normalizedName } from './csv/synonyms.ts';
export { nearestName } from './nearest-name.ts';
export { trimText } from './trim.ts';
export { textTrimmer } from './trim-texts.ts';
