import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Issue } from '@rollcall/contract';
import { receiveBody } from '../http/read-body.ts';
import { isAtLeastOne } from '../validation/issues.ts';
import { unknownNameIssues } from '../validation/unknown-name-issues.ts';
import { validationFailed } from '../validation/validation-failed.ts';
import { openForm } from './open-form.ts';
import { SpooledFile } from './spooled-file.ts';

const FIELDS: readonly string[] = ['csv', 'file'];
const formFields = { noun: 'field', knownNames: () => FIELDS } as const;

interface Part {
  readonly field: string;
  readonly content: Readable;
  /** Absent where the part is not taken. */
  readonly file?: Promise<SpooledFile>;
}

/**
 * Receives the one file of a form, in its field `csv` or `file`. A field without a file name (`curl -F
 * 'csv=<customers.csv'`) is taken for the file too: to the document, both are a text of that name.
 *
 * @param bytesMax the largest body that is taken.
 * @returns the file, which the caller has to close.
 * @throws DomainError `body_too_large`, `malformed_multipart`, `validation_failed`, `service_unavailable`.
 * @throws RequestAbortedError
 */
export async function receiveUpload(req: IncomingMessage, bytesMax: number): Promise<SpooledFile> {
  const parts: Part[] = [];
  const takePart = (field: string, content: Readable) => {
    const isFile = FIELDS.includes(field) && !parts.some(({ file }) => file);
    parts.push({ field, content, ...(isFile && { file: receiveFile(field, content) }) });
    if (!isFile) content.resume();
  };
  const form = openForm(req.headers, takePart, () => req.resume());
  try {
    await receiveBody(req, bytesMax, (chunk) => {
      if (!form.write(chunk)) req.pause();
    });
    await form.end();
    return await onlyFile(parts);
  } catch (error) {
    await discard(parts);
    throw error;
  }
}

/** What goes wrong is told by whoever waits for the file, and nobody waits yet. */
function receiveFile(field: string, content: Readable): Promise<SpooledFile> {
  const file = SpooledFile.receive(field, content);
  file.catch(() => {});
  return file;
}

async function onlyFile(parts: readonly Part[]): Promise<SpooledFile> {
  const files = parts.filter(({ field }) => FIELDS.includes(field));
  const strangers = parts.map(({ field }) => field).filter((field) => !FIELDS.includes(field));
  const issues = [...tooManyFiles(files), ...unknownNameIssues(formFields, [], strangers)];
  if (isAtLeastOne(issues)) throw validationFailed(issues);
  const file = await files[0]?.file;
  if (file === undefined) throw validationFailed([{ code: 'required', field: 'csv', message: 'is required' }]);
  return file;
}

function tooManyFiles([, ...others]: readonly Part[]): Issue[] {
  return others.map(({ field }) => ({ code: 'too_many_items', field, message: 'must be the only file' }));
}

async function discard(parts: readonly Part[]): Promise<void> {
  for (const { content } of parts) content.destroy();
  const files = await Promise.allSettled(parts.map(({ file }) => file));
  await Promise.all(files.map((file) => file.status === 'fulfilled' && file.value?.close()));
}
