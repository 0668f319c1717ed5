import { once } from 'node:events';
import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { expect, it } from 'vitest';
import { describeWithDocument, target } from '../src/target/target.ts';

const paths = ['/openapi.yaml', '/openapi.json', '/docs'];

describeWithDocument.each(paths)('GET %s', (path) => {
  it('has an entity tag, and must be revalidated before each use', async () => {
    const { status, headers } = await request('GET', path);
    expect(status).toBe(200);
    expect(headers.etag).toMatch(/^(?:W\/)?"[!#-~]+"$/);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers.vary).toContain('Accept-Encoding');
  });

  it.each(['GET', 'HEAD'])('is answered with 304 to a client that has it (%s)', async (method) => {
    const first = await request(method, path);
    const tag = first.headers.etag ?? '';
    for (const known of [tag, tag.replace(/^W\//, ''), `"another", ${tag}`, '*']) {
      const { status, headers, bytes } = await request(method, path, { 'if-none-match': known });
      expect({ status, bytes }).toEqual({ status: 304, bytes: 0 });
      for (const name of ['etag', 'cache-control', 'vary', 'content-security-policy', 'x-content-type-options'])
        expect({ [name]: headers[name] }).toEqual({ [name]: first.headers[name] });
    }
  });

  it('is answered with 304 to fetch, which adds Cache-Control to the entity tag', async () => {
    const first = await fetch(new URL(path, target.baseUrl));
    await first.arrayBuffer();
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await fetch(new URL(path, target.baseUrl), { headers })).status).toBe(304);
  });

  it('is sent whole to a client that has another version', async () => {
    const whole = await request('GET', path);
    for (const known of ['"another"', 'W/"another"', '', 'nonsense', ',']) {
      const { status, bytes } = await request('GET', path, { 'if-none-match': known });
      expect({ status, bytes }).toEqual({ status: 200, bytes: whole.bytes });
    }
  });

  it('is compressed for a client that accepts it, with the same length for HEAD', async () => {
    const plain = await request('GET', path);
    const accept = { 'accept-encoding': 'gzip' };
    const [ofGet, ofHead] = [await request('GET', path, accept), await request('HEAD', path, accept)];
    expect(ofGet.headers['content-encoding']).toBe('gzip');
    expect(ofGet.bytes).toBeLessThan(plain.bytes / 2);
    expect(ofHead.headers['content-length']).toBe(String(ofGet.bytes));
  });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  /** Size of the body as it was transferred. */
  readonly bytes: number;
}

/** Not by fetch, which adds headers and decompresses. */
async function request(method: string, path: string, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
  const url = new URL(path, target.baseUrl);
  const sent = (url.protocol === 'https:' ? https : http).request(url, { method, headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return { status: response.statusCode, headers: response.headers, bytes };
}
