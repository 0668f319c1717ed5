import type { TestProject } from 'vitest/node';
import { givenServer } from './given-server.ts';
import { startReferenceServer } from './reference-server.ts';

/**
 * Chooses the server under test once for the whole run and prints which one it is: the server at `CONTRACT_BASE_URL`, or
 * else a reference server that it starts.
 *
 * @throws Error if `CONTRACT_BASE_URL` is set and `CONTRACT_API_KEY` is not, or if the server does not start.
 */
export default async function chooseTarget(project: TestProject): Promise<() => Promise<void>> {
  const { CONTRACT_BASE_URL: url } = process.env;
  const { target, stop } = await (url ? givenServer(url) : startReferenceServer());
  project.provide('target', target);
  return stop;
}
