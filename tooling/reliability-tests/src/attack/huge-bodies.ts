import { gzipSync } from 'node:zlib';
import type { HugeBody } from './send-huge-body.ts';

const megabyte = 1_048_576;

/** In the chunked coding the length of each chunk stands in front of it. */
const chunked = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${content.byteLength.toString(16)}\r\n`), content, Buffer.from('\r\n')]);

const spaces = Buffer.alloc(megabyte, ' ');
const form = Buffer.from('--b\r\nContent-Disposition: form-data; name="csv"; filename="a.csv"\r\n\r\ncustomer_key\r\n');

/**
 * @param bytes how long a body says that it is.
 * @returns the bodies by which a server can be led to take more than it can hold: declared or not, JSON or a file, and
 * one that grows a thousandfold when it is decompressed.
 */
export function hugeBodies(bytes: number): HugeBody[] {
  const json = { path: '/customers/bulk-create', start: Buffer.from('{"customers":'), chunk: spaces };
  const type = 'Content-Type: application/json';
  const bomb = gzipSync(Buffer.alloc(64 * megabyte, ' '), { level: 9 });
  return [
    { ...json, name: 'declared', headers: [type, `Content-Length: ${bytes}`] },
    {
      ...json,
      name: 'not declared',
      headers: [type, 'Transfer-Encoding: chunked'],
      start: chunked(json.start),
      chunk: chunked(spaces),
    },
    {
      name: 'a file',
      path: '/customers/csv-upload',
      headers: ['Content-Type: multipart/form-data; boundary=b', 'Transfer-Encoding: chunked'],
      start: chunked(form),
      chunk: chunked(Buffer.alloc(megabyte, 'a\r\n')),
    },
    {
      ...json,
      name: 'a gzip bomb',
      headers: [type, 'Content-Encoding: gzip', 'Transfer-Encoding: chunked'],
      start: Buffer.alloc(0),
      // Members of a gzip file may follow each other.
      chunk: chunked(bomb),
    },
  ];
}
