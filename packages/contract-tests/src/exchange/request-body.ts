/** A request body and how it is declared. */
export interface RequestBody {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export function jsonBody(value: unknown): RequestBody {
  return rawBody('application/json', JSON.stringify(value));
}

export function rawBody(mediaType: string, bytes: string | Buffer): RequestBody {
  return { mediaType, bytes: Buffer.from(bytes) };
}
