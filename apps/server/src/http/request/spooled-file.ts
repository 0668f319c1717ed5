import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { serviceUnavailable } from '../../core/errors.ts';
import type { UploadedFile } from './multipart.ts';

/**
 * An uploaded file in the temporary folder of the system, for nobody else to read, and without a name as soon as it is
 * there: however the process ends, nothing stays behind.
 *
 * It is not parsed while it arrives. Rows that go straight into the database would keep a transaction open for as long
 * as a slow client pleases, and on SQLite everybody would wait for it; and whether the file is valid UTF-8, not too long
 * and the one that an idempotency key stands for is known at its end only.
 */
export class SpooledFile implements UploadedFile {
  readonly field: string;
  readonly digest: string;
  readonly #handle: FileHandle;

  private constructor(field: string, digest: string, handle: FileHandle) {
    this.field = field;
    this.digest = digest;
    this.#handle = handle;
  }

  /**
   * Keeps what a stream brings.
   *
   * @throws DomainError `service_unavailable` where the disk does not take it. The rest of the stream is passed over.
   * @throws Error of the stream.
   */
  static async receive(field: string, content: Readable): Promise<SpooledFile> {
    const handle = await openNamelessFile().catch((error: unknown) => {
      content.resume();
      throw notKept(error);
    });
    const hash = createHash('sha256');
    try {
      for await (const chunk of content.iterator({ destroyOnReturn: false })) {
        hash.update(chunk as Buffer);
        await handle.appendFile(chunk as Buffer).catch((error: unknown) => {
          throw notKept(error);
        });
      }
    } catch (error) {
      content.resume();
      await handle.close();
      throw error;
    }
    return new SpooledFile(field, hash.digest('hex'), handle);
  }

  read(): AsyncIterable<Buffer> {
    return this.#handle.createReadStream({ start: 0, autoClose: false });
  }

  /** Gives its space back. It cannot be read any more. */
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

function notKept(cause: unknown): Error {
  return serviceUnavailable('the upload cannot be kept in the temporary folder', cause);
}
