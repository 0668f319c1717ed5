import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { DomainError } from '../domain-error.ts';

/** Far more than a form of ours has; what follows is passed over. */
const PARTS_MAX = 100;

/**
 * How much of a part waits for its reader. More than the chunks of a body that come at once: where these fill it, the
 * parser waits for ever for the end of a part that it passes over.
 */
const PART_BUFFER_BYTES = 1024 * 1024;

export type OnPart = (field: string, content: Readable) => void;

/** A form that is being received. */
export interface Form {
  /** Takes the next bytes. @returns false where `onDrain` tells when it can take more. */
  write(chunk: Buffer): boolean;
  /** No bytes follow. Resolves when every part has been taken. @throws DomainError `malformed_multipart`. */
  end(): Promise<void>;
}

/**
 * Splits a multipart body into its parts while it arrives, with or without a file name. Whatever arrives after it has
 * turned out to be malformed is passed over.
 *
 * @param onPart has to read each part to its end, or destroy it.
 * @param onDrain called when more can be written.
 * @throws DomainError `malformed_multipart`.
 */
export function openForm(headers: IncomingHttpHeaders, onPart: OnPart, onDrain: () => void): Form {
  const form = createParser(headers);
  let failure: DomainError | undefined;
  const fail = (cause: unknown) => {
    failure ??= malformedMultipart(cause);
    onDrain();
  };
  const over = new Promise<void>((resolve) => form.once('finish', resolve).once('error', () => resolve()));
  form.on('error', fail).on('drain', onDrain);
  form.on('file', (field: string | undefined, content: Readable) => {
    // Of a form that breaks off the part is told as well, possibly when nobody reads it any more.
    content.on('error', () => {});
    if (field !== undefined) return onPart(field, content);
    content.resume();
    fail(new Error('a part has no name'));
  });
  return {
    write: (chunk) => failure !== undefined || form.write(chunk),
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
      limits: { parts: PARTS_MAX },
      isPartAFile: () => true,
      fileHwm: PART_BUFFER_BYTES,
    });
  } catch (cause) {
    throw malformedMultipart(cause);
  }
}

function malformedMultipart(cause: unknown): DomainError {
  return new DomainError('malformed_multipart', 'The body is not valid multipart/form-data', { cause });
}
