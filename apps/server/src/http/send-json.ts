import type { Response } from 'express';
import { endResponse } from './end-response.ts';

/** An answer with a JSON body, and the headers that belong to it alone. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Sends an answer, which nobody may keep. To HEAD, Node sends its headers alone. */
export function sendJson(res: Response, { status, body, headers = {} }: JsonAnswer): void {
  const bytes = Buffer.from(JSON.stringify(body));
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', 'application/json');
  res.setHeader('Content-Length', bytes.byteLength);
  endResponse(res, bytes);
}
