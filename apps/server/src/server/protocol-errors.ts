import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { ErrorCode } from '@rollcall/contract';

/** A request that Node's HTTP parser refuses: it has no route, and so no operation that could answer. */
export interface ProtocolFailure {
  readonly statusCode: 400 | 408 | 431;
  readonly message: string;
}

export const malformedRequest: ProtocolFailure = {
  statusCode: 400,
  message: 'The request is not valid HTTP/1.1',
};

const failuresByNodeCode: Readonly<Record<string, ProtocolFailure>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    statusCode: 408,
    message: 'The request took too long to arrive',
  },
  HPE_HEADER_OVERFLOW: {
    statusCode: 431,
    message: `The URL and the headers are larger than ${maxHeaderSize} bytes`,
  },
};

/** @param error of Node's HTTP parser. */
export function protocolFailureOf(error: NodeJS.ErrnoException): ProtocolFailure {
  return failuresByNodeCode[error.code ?? ''] ?? malformedRequest;
}

/** The whole answer as it is sent, in the envelope of every error. */
export function toRawAnswer({ statusCode, message }: ProtocolFailure, requestId: string): string {
  const code: ErrorCode = 'malformed_request';
  const body = JSON.stringify({ statusCode, message, code, meta: {}, data: null, errors: {}, issues: [] });
  return [
    `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
