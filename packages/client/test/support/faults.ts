import type { ServerResponse } from 'node:http';
import { answering, type Handler } from './http-server.ts';

/** Faults of networks and proxies, each as one response. */
export const faults = {
  /** The connection ends before the response. */
  reset: (_, response) => void response.destroy(),
  /** The connection ends within the response body. */
  cutOff: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"data":', () => response.destroy());
  },
  /** No response ever comes. */
  silence: () => undefined,
  /** The response begins and never ends. */
  stalledBody: (_, response) => beginAnswer(response, 200),
  /** An error response begins and never ends. */
  stalledErrorBody: (_, response) => beginAnswer(response, 500),
  /** The body arrives byte by byte and never ends. */
  slowDrip: (_, response) => {
    beginAnswer(response, 200);
    const drip = setInterval(() => response.write(' '), 5);
    response.on('close', () => clearInterval(drip));
  },
  html: answering(200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' }),
  truncatedJson: answering(200, '{"statusCode":200,"data":{"id"'),
  empty500: (_, response) => void response.writeHead(500).end(),
  empty502: (_, response) => void response.writeHead(502).end(),
  html503: answering(503, '<h1>Service Unavailable</h1>', { 'content-type': 'text/html' }),
  redirect: (_, response) => void response.writeHead(307, { location: '/elsewhere' }).end(),
} satisfies Record<string, Handler>;

/** Answers each request with the next handler, and all further ones with the last. */
export function inTurn(...handlers: readonly [Handler, ...Handler[]]): Handler {
  let turn = 0;
  return (request, response) => {
    const handler = handlers[Math.min(turn++, handlers.length - 1)];
    handler?.(request, response);
  };
}

function beginAnswer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json' }).write('{"data":');
}
