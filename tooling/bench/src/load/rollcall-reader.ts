import { Client } from 'undici';
import type { ChildServer } from '../servers/child-server.ts';
import { rollcallHeaders } from '../servers/rollcall-server.ts';

/** Reads from Rollcall over one connection. */
export class RollcallReader {
  readonly #client: Client;
  readonly #basePath: string;

  constructor({ url }: ChildServer) {
    this.#client = new Client(url.origin);
    this.#basePath = url.pathname;
  }

  /** Sends a GET and returns its whole answer. @throws Error where that is not a 200. */
  async readText(path: string): Promise<string> {
    const headers = { 'x-api-key': rollcallHeaders['x-api-key'] };
    const answer = await this.#client.request({ method: 'GET', path: this.#basePath + path, headers });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${path} was answered with ${answer.statusCode}: ${text}`);
    return text;
  }

  async read(path: string): Promise<{ readonly meta: Record<string, unknown> }> {
    return JSON.parse(await this.readText(path));
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
