import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { CustomerFileOptions } from '@rollcall/contract/customer-file';
import { serviceUnavailable } from '../../core/errors.ts';
import type { UploadedFile } from '../../csv/rows.ts';

/**
 * An uploaded file in the temporary folder of the system, readable by this process alone. It is unlinked at once, so that
 * it disappears however the process ends.
 *
 * The file is not parsed while it arrives. If rows went straight into the database, a slow client would keep a transaction
 * open, and on SQLite block all other writers. Besides, only the end of the file shows whether it is valid UTF-8, within
 * the limits, and the one of its idempotency key.
 */
export class SpooledFile implements UploadedFile {
  readonly field: string;
  readonly digest: string;
  readonly lines: number;
  /** Set when the other fields of the form have arrived. */
  options: CustomerFileOptions = {};
  readonly #handle: FileHandle;

  private constructor({ field, digest, lines }: Pick<UploadedFile, 'field' | 'digest' | 'lines'>, handle: FileHandle) {
    this.field = field;
    this.digest = digest;
    this.lines = lines;
    this.#handle = handle;
  }

  /**
   * Writes a stream to a file.
   *
   * @throws DomainError `service_unavailable` if the disk refuses it. The rest of the stream is ignored.
   * @throws Error of the stream.
   */
  static async receive(field: string, content: Readable): Promise<SpooledFile> {
    const handle = await openNamelessFile().catch((error: unknown) => {
      content.resume();
      throw notWritten(error);
    });
    const hash = createHash('sha256');
    let lines = 0;
    try {
      for await (const chunk of content.iterator({ destroyOnReturn: false })) {
        hash.update(chunk as Buffer);
        lines += countLineEnds(chunk as Buffer);
        await handle.appendFile(chunk as Buffer).catch((error: unknown) => {
          throw notWritten(error);
        });
      }
    } catch (error) {
      content.resume();
      await handle.close();
      throw error;
    }
    return new SpooledFile({ field, digest: hash.digest('hex'), lines }, handle);
  }

  read(): AsyncIterable<Buffer> {
    return this.#handle.createReadStream({ start: 0, autoClose: false });
  }

  /** Deletes the file. */
  close(): Promise<void> {
    return this.#handle.close();
  }
}

async function openNamelessFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `rollcall-upload-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  await unlink(path);
  return handle;
}

const [LF, CR] = [0x0a, 0x0d];

/**
 * Lines end in LF, CRLF or CR. A CRLF that two chunks share counts twice. A look at each byte takes far less time than
 * `indexOf` where lines are short, and a file may have millions of them.
 */
function countLineEnds(chunk: Buffer): number {
  let count = 0;
  for (let at = 0; at < chunk.length; at += 1) {
    const byte = chunk[at];
    if (byte === LF || (byte === CR && chunk[at + 1] !== LF)) count += 1;
  }
  return count;
}

function notWritten(cause: unknown): Error {
  return serviceUnavailable('the upload cannot be written to the temporary folder', cause);
}
