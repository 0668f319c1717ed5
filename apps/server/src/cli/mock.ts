import { defaultTenantId } from '../api-keys/api-key.ts';
import { type App, compose } from '../compose.ts';
import { type Config, parseConfig } from '../config.ts';
import { StartError } from '../core/errors.ts';
import { FaultRules, parseFaultRule } from '../faults/fault-rules.ts';
import { operations } from '../operations/index.ts';
import { inventCustomers } from './invented-customers.ts';
import type { CommandOf } from './parse-command.ts';
import { serveApp } from './serve.ts';

/** The key of every mock, so that it can be part of a front end's settings. */
const MOCK_API_KEY = 'sk_test_rollcall_mock';

/**
 * `rollcall-server mock`: serves the API from memory, with invented customers, and with failures on demand.
 *
 * @throws StartError if a fault is invalid, if the environment has a database or a key of its own, or if the server cannot
 * start.
 */
export async function mock({ customers, faults }: CommandOf<'mock'>): Promise<void> {
  const faultRules = new FaultRules(faults.map(parseFaultRule));
  await serveApp(mockConfig(process.env), async (config) => {
    const app = await compose(config, faultRules);
    await fill(app, customers);
    return { ...app, startUpKey: { source: 'shown', key: MOCK_API_KEY } };
  });
}

/** Faults and invented customers must never reach a database that anyone depends on. */
function mockConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.keys(IN_MEMORY).filter((name) => environment[name] !== undefined);
  const [other] = given.filter((name) => environment[name] !== IN_MEMORY[name as keyof typeof IN_MEMORY]);
  if (other !== undefined) {
    throw new StartError(`rollcall-server mock keeps everything in memory and has a key of its own: unset ${other}.`);
  }
  const config = parseConfig({ WEBHOOKS_ALLOW_PRIVATE: 'loopback', ...environment, ...IN_MEMORY });
  return { ...config, faultInjection: true };
}

/** The variables that a mock sets, and those that must be absent. */
const IN_MEMORY = {
  DATABASE_URL: 'sqlite::memory:',
  DATABASE_URL_FILE: undefined,
  ROLLCALL_API_KEY: MOCK_API_KEY,
  ROLLCALL_API_KEY_FILE: undefined,
} as const;

const BATCH = 100;

/** Creates customers as clients do, so that the document's rules apply to them, and archives some of them. */
async function fill({ services }: App, count: number): Promise<void> {
  const deps = { ...services, deadline: { check: () => {} } };
  const request = { tenantId: defaultTenantId, headers: {}, readOnly: {} };
  const query = { on_conflict: 'fail', dry_run: false, atomic: false, events: 'all' } as const;
  const invented = inventCustomers(count);
  for (let start = 0; start < count; start += BATCH) {
    const body = { customers: invented.slice(start, start + BATCH).map(({ customer }) => customer) };
    await operations.bulkCreateCustomers({ ...request, path: {}, query, body }, deps);
  }
  for (const { customer, archived } of invented) {
    const path = { customer_key: customer.customer_key };
    if (archived) await operations.archiveCustomer({ ...request, path, query: {}, body: undefined }, deps);
  }
}
