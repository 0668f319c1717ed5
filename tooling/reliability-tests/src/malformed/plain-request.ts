/** An HTTP request before it is written. Nothing of it need be valid. */
export interface PlainRequest {
  readonly method: string;
  /** Path and query, as they go over the wire. */
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** The bytes of a request whose end a server can find, whatever else is wrong with it. */
export function toBytes({ method, target, headers, body }: PlainRequest): Buffer {
  const length: readonly (readonly [string, string])[] = [['Content-Length', String(body.byteLength)]];
  const lines = [...headers, ...(body.byteLength > 0 ? length : [])].map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

/** Puts a header in place of those of the same name. */
export function withHeader(request: PlainRequest, name: string, value: string): PlainRequest {
  const others = request.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: [...others, [name, value]] };
}
