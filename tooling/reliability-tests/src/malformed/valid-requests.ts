import { operations } from '@rollcall/contract';
import { document } from '@rollcall/contract/document';
import type { ServerProcess } from '../server/server-process.ts';
import { multipart } from './multipart.ts';
import type { PlainRequest } from './plain-request.ts';

/** A request for each route of each operation, with the document's first example as its body. */
export function validRequests({ apiKey, basePath }: Pick<ServerProcess, 'apiKey' | 'basePath'>): PlainRequest[] {
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
