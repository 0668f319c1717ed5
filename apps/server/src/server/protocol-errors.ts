import { METHODS, maxHeaderSize, STATUS_CODES } from 'node:http';
import type { ErrorCode } from '@rollcall/contract';
import { securityHeaders } from './security-headers.ts';

/** A request that Node's HTTP parser refuses: it has no route, and so no operation that could answer. */
export interface ProtocolFailure {
  readonly statusCode: 400 | 408 | 417 | 431 | 501;
  readonly code: ErrorCode;
  readonly message: string;
}

export const malformedRequest: ProtocolFailure = {
  statusCode: 400,
  code: 'malformed_request',
  message: 'The request is not valid HTTP/1.1',
};

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.18 */
export const unknownExpectation: ProtocolFailure = {
  statusCode: 417,
  code: 'malformed_request',
  message: 'The server knows no expectation but 100-continue',
};

/** @see https://www.rfc-editor.org/rfc/rfc9112#section-6.1 */
export const unknownTransferCoding: ProtocolFailure = {
  statusCode: 501,
  code: 'malformed_request',
  message: 'The server knows no transfer coding but chunked',
};

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.6.2 */
export function unknownMethod(method: string): ProtocolFailure {
  return {
    statusCode: 501,
    code: 'method_not_implemented',
    message: `The server does not know the method ${method}`,
  };
}

const failuresByNodeCode: Readonly<Record<string, ProtocolFailure>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    statusCode: 408,
    code: 'malformed_request',
    message: 'The request took too long to arrive',
  },
  HPE_HEADER_OVERFLOW: {
    statusCode: 431,
    code: 'malformed_request',
    message: `The URL and the headers are larger than ${maxHeaderSize} bytes`,
  },
};

/** An error of Node's HTTP parser. */
export interface ParserError extends NodeJS.ErrnoException {
  /** The bytes that were last received. */
  readonly rawPacket?: Buffer;
  /** How many of them the parser has understood. */
  readonly bytesParsed?: number;
}

export function protocolFailureOf(error: ParserError): ProtocolFailure {
  const method = unknownMethodOf(error);
  if (method !== undefined) return unknownMethod(method);
  return failuresByNodeCode[error.code ?? ''] ?? malformedRequest;
}

/** The errors that Node's parser reports at a request line. */
const REQUEST_LINE_ERRORS = ['HPE_INVALID_METHOD', 'HPE_INVALID_CONSTANT'];

/** @see https://www.rfc-editor.org/rfc/rfc9112#section-3 */
const REQUEST_LINE = /^(?<method>[!#$%&'*+.^_`|~\w-]{1,64}) \S+ HTTP\/1\.[01]\r?\n/;

/** The method of a valid request line, if it is the reason for the error. */
function unknownMethodOf({ code = '', rawPacket, bytesParsed = 0 }: ParserError): string | undefined {
  if (rawPacket === undefined || !REQUEST_LINE_ERRORS.includes(code)) return undefined;
  const lineStart = rawPacket.subarray(0, bytesParsed).lastIndexOf('\n') + 1;
  const method = REQUEST_LINE.exec(rawPacket.toString('latin1', lineStart, lineStart + maxHeaderSize))?.groups?.method;
  return method === undefined || METHODS.includes(method) ? undefined : method;
}

/** The whole answer as it is sent, in the envelope of every error. */
export function toRawAnswer({ statusCode, code, message }: ProtocolFailure, requestId: string): string {
  const body = JSON.stringify({ statusCode, message, code, meta: {}, data: null, errors: {}, issues: [] });
  return [
    `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}`,
    `Date: ${new Date().toUTCString()}`,
    `X-Request-Id: ${requestId}`,
    ...[...securityHeaders].map(([name, value]) => `${name}: ${value}`),
    'Cache-Control: no-store',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
