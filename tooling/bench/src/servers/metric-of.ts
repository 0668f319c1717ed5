import { request } from 'undici';
import type { ChildServer } from './child-server.ts';

/** The value that a server gives for a metric without labels; NaN where it has none of that name. */
export async function metricOf(server: ChildServer, name: string): Promise<number> {
  const { body } = await request(new URL('/metrics', server.url));
  const line = (await body.text()).split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? Number.NaN);
}
