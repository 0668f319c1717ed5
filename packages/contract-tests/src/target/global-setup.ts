import type { TestProject } from 'vitest/node';
import { basePath } from '../document/document.ts';
import { probeFaultInjection } from './probe-fault-injection.ts';
import { startReferenceServer } from './reference-server.ts';
import type { Target } from './target.ts';

/** Chooses the server under test, once for the whole run, and says which it is. */
export default async function chooseTarget(project: TestProject): Promise<() => Promise<void>> {
  const { CONTRACT_BASE_URL: givenUrl, CONTRACT_API_KEY: givenKey } = process.env;
  const chosen = givenUrl ? await givenServer(givenUrl, givenKey) : await ownServer();
  project.provide('target', chosen.target);
  return chosen.stop;
}

interface Chosen {
  readonly target: Target;
  readonly stop: () => Promise<void>;
}

async function givenServer(url: string, apiKey: string | undefined): Promise<Chosen> {
  if (!apiKey) throw new Error('CONTRACT_BASE_URL is set, so CONTRACT_API_KEY has to be set as well');
  const baseUrl = url.replace(/\/+$/, '');
  const failsOnDemand = await probeFaultInjection(baseUrl, apiKey);
  console.log(`Contract tests against ${baseUrl} (CONTRACT_BASE_URL)`);
  if (!failsOnDemand) console.log('It does not honour "Prefer: code=503": the tests of 500 and 503 are skipped');
  return { target: { baseUrl, apiKey, failsOnDemand }, stop: async () => {} };
}

async function ownServer(): Promise<Chosen> {
  const server = await startReferenceServer();
  const baseUrl = server.origin + basePath;
  console.log(`Contract tests against ${baseUrl} (the built reference server, process ${server.pid})`);
  return { target: { baseUrl, apiKey: server.apiKey, failsOnDemand: true }, stop: server.stop };
}
