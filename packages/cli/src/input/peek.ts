/** Looks at the first chunk of a source without taking it away. It is empty where the source is. */
export async function peek(chunks: AsyncIterable<Buffer>): Promise<{ first: Buffer; all: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const { value } = await iterator.next();
  const first: Buffer = value ?? Buffer.alloc(0);
  return { first, all: joined(first, iterator) };
}

async function* joined(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
