import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { DomainError } from '../../core/errors.ts';
import { unknownNameIssues } from '../../validation/field-catalog.ts';
import { isAtLeastOne, type ValidationIssue, validationFailed } from '../../validation/issues.ts';
import { receiveBody } from './read-body.ts';
import { SpooledFile } from './spooled-file.ts';

const FIELDS: readonly string[] = ['csv', 'file'];
const formFields = { noun: 'field', knownNames: () => FIELDS } as const;

interface Part {
  readonly field: string;
  readonly content: Readable;
  /** Absent if the part is ignored. */
  readonly file?: Promise<SpooledFile>;
}

/**
 * Receives the one file of a form, in its field `csv` or `file`. A field without a file name (`curl -F
 * 'csv=<customers.csv'`) counts as the file too: in the document, both are a text of that name.
 *
 * @param bytesMax maximum size of the body.
 * @returns the file, which the caller must close.
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

/** Marks a rejection as handled: the file is awaited later. */
function receiveFile(field: string, content: Readable): Promise<SpooledFile> {
  const file = SpooledFile.receive(field, content);
  file.catch(() => {});
  return file;
}

async function onlyFile(parts: readonly Part[]): Promise<SpooledFile> {
  const files = parts.filter(({ field }) => FIELDS.includes(field));
  const unknown = parts.map(({ field }) => field).filter((field) => !FIELDS.includes(field));
  const issues = [...tooManyFiles(files), ...unknownNameIssues(formFields, [], unknown)];
  if (isAtLeastOne(issues)) throw validationFailed(issues);
  const file = await files[0]?.file;
  if (file === undefined) throw validationFailed([{ code: 'required', field: 'csv', message: 'is required' }]);
  return file;
}

function tooManyFiles([, ...others]: readonly Part[]): ValidationIssue[] {
  return others.map(({ field }) => ({ code: 'too_many_items', field, message: 'must be the only file' }));
}

async function discard(parts: readonly Part[]): Promise<void> {
  for (const { content } of parts) content.destroy();
  const files = await Promise.allSettled(parts.map(({ file }) => file));
  await Promise.all(files.map((file) => file.status === 'fulfilled' && file.value?.close()));
}

/** Far more than a valid form has. Counting the others, of which there may be a million, would take seconds. */
const PARTS_MAX = 100;
/** A valid part has three headers at most. */
const PART_HEADERS_MAX = 100;

/**
 * Buffer of a part. It must hold the chunks that arrive at once: if they fill it, the parser waits for ever for the end of
 * a part that is ignored.
 */
const PART_BUFFER_BYTES = 1024 * 1024;

type OnPart = (field: string, content: Readable) => void;

interface Form {
  /** @returns false if the caller must wait for `onDrain` before the next write. */
  write(chunk: Buffer): boolean;
  /** Resolves when every part has been parsed. @throws DomainError `malformed_multipart`. */
  end(): Promise<void>;
}

/**
 * Splits a multipart body into its parts while it arrives, with or without a file name. After a malformed part, or too
 * many of them, the rest is ignored.
 *
 * @param onPart must read each part to its end, or destroy it.
 * @param onDrain called when more can be written.
 * @throws DomainError `malformed_multipart`.
 */
function openForm(headers: IncomingHttpHeaders, onPart: OnPart, onDrain: () => void): Form {
  const form = createParser(headers);
  let failure: DomainError | undefined;
  const fail = (cause: unknown) => {
    failure ??= cause instanceof DomainError ? cause : malformedMultipart(cause);
    onDrain();
  };
  const over = new Promise<void>((resolve) => form.once('finish', resolve).once('error', () => resolve()));
  form.on('error', fail).on('drain', onDrain);
  form.on('partsLimit', () => fail(tooManyParts()));
  form.on('file', (field: string | undefined, content: Readable) => {
    // If the form breaks off, its part emits an error too, possibly after its reader has gone.
    content.on('error', () => {});
    if (field !== undefined) return onPart(field, content);
    content.resume();
    fail(new Error('a part has no name'));
  });
  return {
    write: (chunk) => {
      const isReady = failure !== undefined || form.write(chunk);
      // After a failure, the parser no longer drains.
      return isReady || failure !== undefined;
    },
    end: async () => {
      if (failure === undefined) await Promise.all([over, form.end()]);
      if (failure !== undefined) throw failure;
    },
  };
}

function createParser({ 'content-type': type = '' }: IncomingHttpHeaders): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      limits: { parts: PARTS_MAX, headerPairs: PART_HEADERS_MAX },
      isPartAFile: () => true,
      fileHwm: PART_BUFFER_BYTES,
    });
  } catch (cause) {
    throw malformedMultipart(cause);
  }
}

function tooManyParts(): DomainError {
  const message = `The form must have at most ${PARTS_MAX} parts`;
  return validationFailed([{ code: 'too_many_items', field: null, message }]);
}

function malformedMultipart(cause: unknown): DomainError {
  return new DomainError('malformed_multipart', 'The body is not valid multipart/form-data', { cause });
}
