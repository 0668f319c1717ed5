import type { TestProject } from 'vitest/node';
import { givenServer } from '../target/given-server.ts';

/** Tells the tests which server they test: the one that the command has put into the environment. */
export default async function provideTarget(project: TestProject): Promise<() => Promise<void>> {
  const { CONTRACT_BASE_URL: url = '' } = process.env;
  const { target, stop } = await givenServer(url);
  project.provide('target', target);
  return stop;
}
