import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { DomainError } from '../../core/errors.ts';
import { unknownNameIssues } from '../../validation/field-catalog.ts';
import { isAtLeastOne, type ValidationIssue, validationFailed } from '../../validation/issues.ts';
import { receiveBody } from './read-body.ts';
import { SpooledFile } from './spooled-file.ts';
import { uploadOptionNames, uploadOptions } from './upload-options.ts';

const FILE_FIELDS: readonly string[] = ['csv', 'file'];
const formFields = { noun: 'field', knownNames: () => [...FILE_FIELDS, ...uploadOptionNames] } as const;

interface Part {
  readonly field: string;
  readonly content: Readable;
  /** Absent if the part is not the file, or not the first one. */
  readonly file?: Promise<SpooledFile>;
  /** Absent if the part is no option, or not the first one of this name. */
  readonly text?: Promise<string>;
}

/**
 * Receives the one file of a form, in its field `csv` or `file`, and the options on how to read it. A field without a file
 * name (`curl -F 'csv=<customers.csv'`) counts as the file too: in the document, both are a text of that name.
 *
 * @param bytesMax maximum size of the body.
 * @returns the file, which the caller must close.
 * @throws DomainError `body_too_large`, `malformed_multipart`, `validation_failed`, `service_unavailable`.
 * @throws RequestAbortedError
 */
export async function receiveUpload(req: IncomingMessage, bytesMax: number): Promise<SpooledFile> {
  const parts: Part[] = [];
  const takePart = (field: string, content: Readable) => {
    const isFile = FILE_FIELDS.includes(field) && !parts.some(({ file }) => file);
    const isOption = uploadOptionNames.includes(field) && !parts.some((other) => other.field === field);
    const file = isFile && { file: handled(SpooledFile.receive(field, content)) };
    parts.push({ field, content, ...file, ...(isOption && { text: handled(receiveText(content)) }) });
    if (!isFile && !isOption) content.resume();
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

/** Marks a rejection as handled: the part is awaited later. */
function handled<Value>(part: Promise<Value>): Promise<Value> {
  part.catch(() => {});
  return part;
}

/** More than a mapping of all columns takes. Longer texts are cut off, which makes them invalid. */
const OPTION_BYTES_MAX = 256 * 1024;

async function receiveText(content: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content.iterator({ destroyOnReturn: false })) {
    if (bytes < OPTION_BYTES_MAX) chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).byteLength;
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, OPTION_BYTES_MAX);
}

async function onlyFile(parts: readonly Part[]): Promise<SpooledFile> {
  const files = parts.filter(({ field }) => FILE_FIELDS.includes(field));
  const options = parts.filter(({ field }) => uploadOptionNames.includes(field));
  const unknown = parts.filter((part) => !files.includes(part) && !options.includes(part)).map(({ field }) => field);
  const issues = [...tooManyFiles(files), ...repeatedOptions(options), ...unknownNameIssues(formFields, [], unknown)];
  if (isAtLeastOne(issues)) throw validationFailed(issues);
  const file = await files[0]?.file;
  if (file === undefined) throw validationFailed([{ code: 'required', field: 'csv', message: 'is required' }]);
  const texts = await Promise.all(options.map(async ({ field, text }) => [field, (await text) ?? ''] as const));
  file.options = uploadOptions(new Map(texts));
  return file;
}

function repeatedOptions(options: readonly Part[]): ValidationIssue[] {
  const repeated = options.filter(({ text }) => text === undefined);
  return repeated.map(({ field }) => ({ code: 'too_many_items', field, message: 'must not be repeated' }));
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
