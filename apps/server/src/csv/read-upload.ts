import type { IncomingHttpHeaders } from 'node:http';
import type { Issue } from '@rollcall/contract';
import { isAtLeastOne } from '../validation/issues.js';
import { unknownNameIssues } from '../validation/unknown-name-issues.js';
import { validationFailed } from '../validation/validation-failed.js';
import { readParts } from './read-parts.js';
import type { UploadedFile } from './uploaded-file.js';

const FIELDS: readonly string[] = ['csv', 'file'];
const formFields = { noun: 'field', knownNames: () => FIELDS } as const;

/**
 * The one file of a form, in its field `csv` or `file`. A field without a file name (`curl -F 'csv=<customers.csv'`)
 * is taken for the file too: to the document, both are a text of that name.
 *
 * @param body the whole request body. It is kept in memory, not in a temporary file: 10 MiB at most, which is less than
 *   what is then kept there about its rows for the answer; and a crash leaves nothing behind.
 * @throws DomainError `malformed_multipart`, `invalid_encoding`, `validation_failed`.
 */
export async function readUpload(headers: IncomingHttpHeaders, body: Buffer): Promise<UploadedFile> {
  const parts = await readParts(headers, body);
  const files = parts.filter(({ field }) => FIELDS.includes(field));
  const strangers = parts.map(({ field }) => field).filter((field) => !FIELDS.includes(field));
  const issues = [...tooManyFiles(files), ...unknownNameIssues(formFields, [], strangers)];
  if (isAtLeastOne(issues)) throw validationFailed(issues);
  const [file] = files;
  if (file === undefined) throw validationFailed([{ code: 'required', field: 'csv', message: 'is required' }]);
  return file;
}

function tooManyFiles([, ...others]: readonly UploadedFile[]): Issue[] {
  return others.map(({ field }) => ({ code: 'too_many_items', field, message: 'must be the only file' }));
}
