import { connect, type Socket } from 'node:net';

/** The outcome of a request: its answer, the end of the connection, or nothing before the time-out. */
export type WireOutcome = WireAnswer | 'closed' | 'silent';

/** Longer than any request takes, shorter than a server waits for the rest of one. */
const silenceMs = 20_000;

/** A connection for invalid requests. It reconnects after the server has closed it. */
export class WireConnection {
  readonly #port: number;
  #socket: Socket | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  /** @param bytes a whole request whose end a server can find. */
  send(bytes: Buffer, method: string): Promise<WireOutcome> {
    const socket = this.#open();
    const answers = new WireAnswers();
    return new Promise((resolve) => {
      const finish = (outcome: WireOutcome) => {
        socket.removeAllListeners('data').removeAllListeners('timeout').removeListener('close', onClose);
        resolve(outcome);
      };
      const onClose = () => finish('closed');
      socket.once('close', onClose);
      socket.setTimeout(silenceMs).once('timeout', () => {
        finish('silent');
        socket.destroy();
      });
      socket.on('data', (chunk) => {
        answers.add(chunk);
        const answer = answers.next(method);
        if (answer === undefined) return;
        // The next request must not be sent on a connection that the server is about to close.
        if (/^connection: close$/im.test(answer.head)) this.close();
        finish(answer);
      });
      socket.write(bytes);
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    if (this.#socket?.writable && !this.#socket.readableEnded) return this.#socket;
    this.#socket = connect(this.#port, '127.0.0.1');
    // The end of the connection follows and is an outcome.
    this.#socket.on('error', () => {});
    return this.#socket;
  }
}

/** Sends bytes, ends the connection on this side, and reads answers until the server has ended it too. */
export function sendAndEnd(port: number, bytes: Buffer, method: string): Promise<readonly WireAnswer[] | 'silent'> {
  const socket = connect(port, '127.0.0.1');
  const answers = new WireAnswers();
  return new Promise((resolve) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => answers.add(chunk));
    socket.once('close', () => resolve(allOf(answers, method)));
    socket.setTimeout(silenceMs).once('timeout', () => {
      resolve('silent');
      socket.destroy();
    });
    socket.end(bytes);
  });
}

function allOf(answers: WireAnswers, method: string): WireAnswer[] {
  const all: WireAnswer[] = [];
  for (let answer = answers.next(method); answer; answer = answers.next(method)) all.push(answer);
  return all;
}

/** An answer as received. */
export interface WireAnswer {
  readonly status: number;
  /** Status line and headers. */
  readonly head: string;
  readonly body: string;
}

/** Splits received bytes into answers. Interim answers (1xx) are ignored. */
export class WireAnswers {
  #received = Buffer.alloc(0);

  add(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
  }

  /** The next answer if it is complete. An answer to HEAD has no body, whatever its headers say. */
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
