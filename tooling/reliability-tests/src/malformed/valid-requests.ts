import { operations } from '@rollcall/contract';
import { document } from '@rollcall/contract/document';
import type { RollcallServer } from '../rollcall-server.ts';

/** A request for each route of each operation, with the document's first example as its body. */
export function validRequests({ apiKey, basePath }: Pick<RollcallServer, 'apiKey' | 'basePath'>): PlainRequest[] {
  const routes = Object.values(operations).flatMap(({ routes }) => [...routes]);
  return routes.map(({ method, path }) => {
    const { mediaType, content } = bodyOf(path, method);
    return {
      method,
      target: basePath + path.replaceAll(/\{\w+\}/g, 'acme_corp_001'),
      headers: [
        ['Host', '127.0.0.1'],
        ['x-api-key', apiKey],
        ...(mediaType === undefined ? [] : [['Content-Type', mediaType] as const]),
      ],
      body: content,
    };
  });
}

interface Body {
  readonly mediaType: string | undefined;
  readonly content: Buffer;
}

interface MediaTypeObject {
  readonly examples?: Readonly<Record<string, unknown>>;
}

function bodyOf(path: string, method: string): Body {
  const operation = document.paths[path]?.[method.toLowerCase()] as { requestBody?: unknown } | undefined;
  if (operation?.requestBody === undefined) return { mediaType: undefined, content: Buffer.alloc(0) };
  const { content } = resolved<{ content: Record<string, MediaTypeObject> }>(operation.requestBody);
  const [[mediaType, { examples = {} }] = ['', {}]] = Object.entries(content);
  const [example] = Object.values(examples);
  if (example === undefined) throw new Error(`${method} ${path} has no example of its body in the document`);
  const { value } = resolved<{ value: unknown }>(example);
  return mediaType.startsWith('multipart/')
    ? multipart(value as Record<string, string>)
    : { mediaType, content: Buffer.from(JSON.stringify(value)) };
}

/** Follows a reference into the components. */
function resolved<Value>(value: unknown): Value {
  const { $ref } = value as { $ref?: string };
  if ($ref === undefined) return value as Value;
  const [, , kind = '', name = ''] = $ref.split('/');
  return document.components[kind]?.[name] as Value;
}

const boundary = 'a-boundary';

/** A form with one file per field. */
function multipart(fields: Readonly<Record<string, string>>): { mediaType: string; content: Buffer } {
  const parts = Object.entries(fields).map(([name, text]) =>
    [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${name}"; filename="customers.csv"`,
      'Content-Type: text/csv',
      '',
      text,
    ].join('\r\n'),
  );
  const content = Buffer.from([...parts, `--${boundary}--`, ''].join('\r\n'));
  return { mediaType: `multipart/form-data; boundary=${boundary}`, content };
}

/** An HTTP request before it is sent. No part of it need be valid. */
export interface PlainRequest {
  readonly method: string;
  /** Path and query, as they are sent. */
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** The bytes of a request. A server can find its end, whatever else is invalid. */
export function toBytes({ method, target, headers, body }: PlainRequest): Buffer {
  const length: readonly (readonly [string, string])[] = [['Content-Length', String(body.byteLength)]];
  const lines = [...headers, ...(body.byteLength > 0 ? length : [])].map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

/** Replaces all headers of the same name. */
export function withHeader(request: PlainRequest, name: string, value: string): PlainRequest {
  const others = request.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: [...others, [name, value]] };
}
