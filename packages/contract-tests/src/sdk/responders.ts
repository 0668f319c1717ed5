import { operationOf } from '../document/operations.ts';
import { resolve } from '../document/references.ts';
import type { Responder } from './recording-server.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
export const REQUEST_ID = '019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b';

/** Answers with this status and this text, whatever it is. */
export function answering(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Responder {
  return (response) =>
    response.writeHead(status, { 'x-request-id': REQUEST_ID, 'content-type': JSON_TYPE, ...headers }).end(body);
}

/** Answers as the document shows it, with the headers that it declares for the status. */
export function answeringAsDocumented(operationId: string, status: number, body: unknown): Responder {
  const declared = Object.entries(operationOf(operationId).responses[status]?.headers ?? {}).map(([name, header]) => {
    const { example, schema } = resolve(header);
    return [name.toLowerCase(), String(example ?? schema.const)];
  });
  return answering(status, JSON.stringify(body), Object.fromEntries(declared));
}

/** Begins an answer and breaks the connection in the middle of it. */
export function breakingOff(status: number, body: string): Responder {
  return (response) => {
    response.writeHead(status, { 'content-type': JSON_TYPE, 'content-length': body.length + 100 });
    response.write(body, () => response.destroy());
  };
}
