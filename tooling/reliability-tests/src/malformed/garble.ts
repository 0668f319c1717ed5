import type { Random } from '../random.ts';
import { mutateBytes } from './mutate-body.ts';

const hello = Buffer.from('16030100c8010000c40303', 'hex');

/** Bytes that are not HTTP, or of which two servers could think differently. The connection is closed after them. */
export function garble(bytes: Buffer, random: Random): Buffer {
  const [head = '', ...rest] = bytes.toString('latin1').split('\r\n\r\n');
  const withLines = (...lines: string[]) =>
    Buffer.from([`${head}\r\n${lines.join('\r\n')}`, ...rest].join('\r\n\r\n'), 'latin1');
  const change = random.pick([
    () => mutateBytes(bytes, random),
    () => bytes.subarray(0, random.below(bytes.byteLength)),
    () => Buffer.from(Array.from({ length: 1 + random.below(2_000) }, () => random.below(256))),
    () => withLines('Transfer-Encoding: chunked'),
    () => withLines('Transfer-Encoding: chunked', 'Transfer-Encoding: identity'),
    () => withLines('Content-Length: 5', 'Content-Length: 6'),
    () => withLines('Content-Length: -1'),
    () => withLines('Content-Length: 99999999999999999999'),
    () => withLines('X-Folded: a', ' b'),
    () => withLines('X-Null: a\0b'),
    () => withLines('Host: other'),
    () => withLines(' : '),
    () => Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    () =>
      Buffer.from(
        bytes.toString('latin1').replace('HTTP/1.1', random.pick(['HTTP/0.9', 'HTTP/2.0', 'HTTP/9', ''])),
        'latin1',
      ),
    () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    () => Buffer.from('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'),
    () => Buffer.concat([hello, bytes]),
    () => Buffer.concat([bytes, bytes, bytes.subarray(0, bytes.byteLength >> 1)]),
  ]);
  return change();
}
