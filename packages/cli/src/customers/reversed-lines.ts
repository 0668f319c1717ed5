import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BLOCK_BYTES = 1_048_576;

/**
 * Lines that are read in the opposite order. They are kept in a temporary file that only this user can read, in blocks of
 * a megabyte, so that their number does not matter.
 */
export class ReversedLines {
  readonly #folder: string;
  readonly #handle: FileHandle;
  /** The size of each block. */
  readonly #sizes: number[] = [];
  /** The lines of the next block, in the order in which they were added. */
  #begun: string[] = [];
  #begunLength = 0;

  static async open(): Promise<ReversedLines> {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-export-'));
    const handle = await open(join(folder, 'lines'), 'wx+', 0o600);
    // Nothing stays behind, even if the process is killed. Windows removes no file that is open: there, close does it.
    await removeFolder(folder).catch(() => undefined);
    return new ReversedLines(folder, handle);
  }

  private constructor(folder: string, handle: FileHandle) {
    this.#folder = folder;
    this.#handle = handle;
  }

  /** @param line with its line end. */
  async add(line: string): Promise<void> {
    this.#begun.push(line);
    this.#begunLength += line.length;
    if (this.#begunLength < BLOCK_BYTES) return;
    const block = Buffer.from(this.#takeBegun());
    await this.#handle.appendFile(block);
    this.#sizes.push(block.byteLength);
  }

  /** The lines in blocks, the last one first. */
  async *blocks(): AsyncGenerator<string> {
    yield this.#takeBegun();
    let end = this.#sizes.reduce((sum, size) => sum + size, 0);
    for (const size of this.#sizes.toReversed()) {
      end -= size;
      const block = Buffer.alloc(size);
      await this.#handle.read(block, 0, size, end);
      yield block.toString();
    }
  }

  /** Removes the file. */
  async close(): Promise<void> {
    await this.#handle.close();
    await removeFolder(this.#folder);
  }

  #takeBegun(): string {
    const block = this.#begun.reverse().join('');
    this.#begun = [];
    this.#begunLength = 0;
    return block;
  }
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}
