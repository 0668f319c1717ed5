import type { Mutant } from '../mutant.ts';

const UPLOAD = ['operations/upload-customers-csv/200-any-file', 'operations/upload-customers-csv/422'] as const;

/** Faults in how a file of customers is read. */
export const customerFileMutants: readonly Mutant[] = [
  {
    name: 'a column of the billing address is read as one of the shipping address',
    package: 'contract',
    find: "return { field: fieldNamed(name, this.plainFields), reason: 'synonym' };",
    replace: "return { field: fieldNamed(name.replace('billing', 'shipping'), this.plainFields), reason: 'synonym' };",
    suite: UPLOAD,
  },
  {
    name: 'the second column of a field overwrites the first',
    package: 'contract',
    find: '    ...repeatedFields(readings),',
    replace: '',
    suite: UPLOAD,
  },
  {
    name: 'the mapping of an upload is ignored',
    package: 'contract',
    find: "readings[index] = { field, reason: 'option' };",
    replace: 'void index;',
    suite: UPLOAD,
  },
  {
    name: 'a constant overwrites the values of a file',
    package: 'contract',
    find: "values.push(isFilled ? '' : value);",
    replace: 'values.push(value);',
    suite: UPLOAD,
  },
  {
    name: 'the key is not taken from the named field',
    package: 'contract',
    find: 'const from = key_from ?? this.preset?.keyFrom;',
    replace: 'const from = this.preset?.keyFrom;',
    suite: UPLOAD,
  },
  {
    name: 'unknown columns are ignored without having been told',
    package: 'contract',
    find: 'options.ignore_unknown ?? this.preset !== undefined',
    replace: 'true',
    suite: UPLOAD,
  },
  {
    name: 'ignored columns are not noted',
    package: 'contract',
    find: "noteNames('column_ignored', ignored, 'ignored', notes);",
    replace: '',
    suite: UPLOAD,
  },
  {
    name: 'the named encoding is ignored',
    package: 'contract',
    find: "mark?.encoding ?? named ?? utf16WithoutMark(first) ?? 'utf-8'",
    replace: "mark?.encoding ?? utf16WithoutMark(first) ?? 'utf-8'",
    suite: UPLOAD,
  },
  {
    name: 'UTF-16 is not recognized',
    package: 'contract',
    find: "mark?.encoding ?? named ?? utf16WithoutMark(first) ?? 'utf-8'",
    replace: "named ?? 'utf-8'",
    suite: UPLOAD,
  },
  {
    name: 'an unclosed quotation mark hides the rest of a file',
    package: 'contract',
    find: 'return batch.at(-1)?.unclosedLine;',
    replace: 'return undefined;',
    suite: UPLOAD,
  },
  {
    name: 'a row with a value too many is read without it',
    package: 'contract',
    find: 'if (cells.length > count && isBlank(cells.slice(count)))',
    replace: 'if (cells.length > count)',
    suite: ['operations/upload-customers-csv/200-rows'],
  },
  {
    name: 'a row that lacks a required cell is read',
    package: 'contract',
    find: 'return this.#requiredIndexes.every((index) => index < cells.length);',
    replace: 'return true;',
    suite: ['operations/upload-customers-csv/200-rows'],
  },
  {
    name: 'skipped totals are not noted',
    package: 'contract',
    find: "this.#notes.add('totals_skipped'",
    replace: "({ add() {} }).add('totals_skipped'",
    suite: UPLOAD,
  },
  {
    name: 'dates are read with the day and the month exchanged',
    package: 'contract',
    find: "const { Y = '', M = '', D = '' } = digits;",
    replace: "const { Y = '', D: M = '', M: D = '' } = digits;",
    suite: UPLOAD,
  },
  {
    name: 'damaged values of an upload are not warned about',
    package: 'server',
    find: 'if (suspects.length > 0)',
    replace: 'if (false)',
    suite: UPLOAD,
  },
  {
    name: 'an idempotency key does not tell other options of an upload',
    package: 'server',
    find: 'file.options = uploadOptions(new Map(texts));',
    replace: 'Object.defineProperty(file, "options", { value: uploadOptions(new Map(texts)), enumerable: false });',
    suite: UPLOAD,
  },
];
