import type { IncomingMessage } from 'node:http';

/** The characters of a response that are kept. */
const charactersMax = 2_048;

/** The bytes in which they have room: UTF-8 has at most four for a character. */
const bytesMax = charactersMax * 4;

/** The first characters of a response, without U+0000. The rest is not received. */
export async function readBeginning(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop closes the connection.
    if (bytes >= bytesMax) break;
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, bytesMax));
  return [...text.replaceAll('\0', '')].slice(0, charactersMax).join('');
}
