/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  /** Status line and headers. */
  readonly head: string;
  readonly body: string;
}

/** Splits what a server has sent into answers. Interim ones (1xx) are passed over. */
export class WireAnswers {
  #received = Buffer.alloc(0);

  add(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
  }

  /** The next answer, if all of it is there. To HEAD there is no body, whatever the headers say of it. */
  next(method: string): WireAnswer | undefined {
    const headEnd = this.#received.indexOf('\r\n\r\n');
    if (headEnd === -1) return undefined;
    const head = this.#received.toString('latin1', 0, headEnd);
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
    const isInterim = status < 200;
    const length = isInterim || method === 'HEAD' ? 0 : Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
    const end = headEnd + 4 + length;
    if (this.#received.byteLength < end) return undefined;
    const body = this.#received.toString('utf8', headEnd + 4, end);
    this.#received = this.#received.subarray(end);
    return isInterim ? this.next(method) : { status, head, body };
  }
}
