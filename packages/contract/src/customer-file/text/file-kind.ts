import { unreadable } from '../errors.ts';

interface FileKind {
  /** In words that follow "The file is". */
  readonly name: string;
  /** A way to use such a file. */
  readonly wayOut: string;
}

const SAVE_AS_CSV = 'In Excel, save it as "CSV UTF-8"; in LibreOffice or Google Sheets, as CSV';
const UNPACK = 'Unpack it and use the CSV file in it';
const EXPORT_AS_CSV = 'Export the customers as CSV';
const DOWNLOAD_AGAIN = `${EXPORT_AS_CSV}. A download that has failed or expired often is such a page`;

/** The kinds of files that people rename or send by mistake, by their first bytes as Latin-1. */
const binaryKinds: readonly (readonly [beginning: string, content: string, kind: FileKind])[] = [
  ['PK\x03\x04', '[Content_Types].xml', { name: 'an Excel workbook (xlsx)', wayOut: SAVE_AS_CSV }],
  ['PK\x03\x04', 'opendocument.spreadsheet', { name: 'an OpenDocument spreadsheet (ods)', wayOut: SAVE_AS_CSV }],
  ['PK\x03\x04', '', { name: 'a ZIP archive', wayOut: UNPACK }],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '', { name: 'an old Excel workbook (xls)', wayOut: SAVE_AS_CSV }],
  ['\x1f\x8b', '', { name: 'compressed with gzip', wayOut: UNPACK }],
  ['BZh', '', { name: 'compressed with bzip2', wayOut: UNPACK }],
  ['\xfd7zXZ\x00', '', { name: 'compressed with xz', wayOut: UNPACK }],
  ['\x28\xb5\x2f\xfd', '', { name: 'compressed with Zstandard', wayOut: UNPACK }],
  ['7z\xbc\xaf\x27\x1c', '', { name: 'a 7-Zip archive', wayOut: UNPACK }],
  ['Rar!\x1a\x07', '', { name: 'a RAR archive', wayOut: UNPACK }],
  ['%PDF-', '', { name: 'a PDF', wayOut: EXPORT_AS_CSV }],
];

const textKinds: readonly (readonly [beginning: RegExp, kind: FileKind])[] = [
  [/^\s*<(?:!doctype html|html|head|body|table)/i, { name: 'an HTML page', wayOut: DOWNLOAD_AGAIN }],
  [/^\s*<\?xml/, { name: 'XML', wayOut: EXPORT_AS_CSV }],
  [/^\s*(?:\[\s*[[{]|\{\s*")/, { name: 'JSON', wayOut: EXPORT_AS_CSV }],
];

/** So many bytes tell all kinds apart. */
const BEGINNING_BYTES = 4096;

/**
 * Refuses a file that is known by its first bytes and is not text with columns.
 *
 * @throws {CustomerFileError} that names the kind and the way out.
 */
export function refuseOtherKinds(beginning: Uint8Array): void {
  const text = String.fromCharCode(...beginning.subarray(0, BEGINNING_BYTES)).replace(/^\xef\xbb\xbf/, '');
  const [, , binary] = binaryKinds.find(([start, content]) => text.startsWith(start) && text.includes(content)) ?? [];
  const kind = binary ?? textKinds.find(([pattern]) => pattern.test(text))?.[1];
  if (kind !== undefined) throw unreadable('invalid_format', `The file is ${kind.name}, not CSV. ${kind.wayOut}`);
}
