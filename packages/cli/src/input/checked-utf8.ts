import { CliError } from '../cli-error.ts';

/** Hands bytes on as long as they are UTF-8. @throws {CliError} where they are not. */
export async function* checkedUtf8(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  const check = (chunk?: Buffer): void => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new CliError(`${name} is not valid UTF-8 behind byte ${bytes}; save it as "CSV UTF-8"`);
    }
  };
  for await (const chunk of chunks) {
    check(chunk);
    bytes += chunk.byteLength;
    yield chunk;
  }
  check();
}
