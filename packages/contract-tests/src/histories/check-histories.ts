import { inspect } from 'node:util';
import fc from 'fast-check';
import { predictBulk } from '../model/bulk-outcomes.ts';
import { RegistryModel } from '../model/registry-model.ts';
import { jsonBody } from '../requests/bodies.ts';
import { completeCustomer } from '../requests/complete-customer.ts';
import { target } from '../target/target.ts';
import { emailOfSlot, keyOfSlot } from '../values/bulk-items.ts';
import type { Command } from './command.ts';
import { curlScript } from './curl-script.ts';
import { expectList } from './list-commands.ts';
import { type Session, startSession, type Tenant } from './session.ts';
import { SLOTS } from './slots.ts';

/** A seed of `npm test`, so that a failure is that of the change and not of the day. */
const DEFAULT_SEED = 16;
const DEFAULT_RUNS = 25;
/** Looking for a shorter history ends after this time. */
const SHRINK_MS_MAX = 40_000;

/**
 * Sends histories of requests to the server, and compares every response with a model.
 *
 * `CONTRACT_SEED` is the seed, or `random`; `CONTRACT_HISTORIES` is the number of histories, and `CONTRACT_SHRINK=false`
 * reports the first failed history as it is.
 *
 * @returns the shortest failed history with its seed, its problem and a script that repeats it; `undefined` if none
 * failed.
 */
export async function checkHistories(histories: Histories): Promise<string | undefined> {
  const { CONTRACT_SEED, CONTRACT_HISTORIES, CONTRACT_SHRINK } = process.env;
  const seed = CONTRACT_SEED === 'random' ? Date.now() % 0x7fff_ffff : Number(CONTRACT_SEED ?? DEFAULT_SEED);
  const numRuns = Number(CONTRACT_HISTORIES ?? DEFAULT_RUNS);
  let failed: FailedHistory | undefined;
  let shrinkUntil = Number.POSITIVE_INFINITY;
  const property = fc.asyncProperty(histories, async (commands) => {
    if (Date.now() > shrinkUntil) return;
    const session = newSession();
    try {
      for (const tenant of session.tenants) await createFirstCustomers(tenant, session.tag);
      await fc.asyncModelRun(() => ({ model: {}, real: session }), commands);
      await expectFinalState(session);
    } catch (error) {
      shrinkUntil = Math.min(shrinkUntil, Date.now() + SHRINK_MS_MAX);
      failed = { session, commands: [...commands].map(String), error };
      throw error;
    }
  });
  console.log(`${numRuns} histories with the seed ${seed}`);
  const endOnFailure = CONTRACT_SHRINK === 'false';
  const { numShrinks } = await fc.check(property, { seed, numRuns, endOnFailure });
  return failed && reportOf(failed, `CONTRACT_SEED=${seed}, shortened ${numShrinks} times`);
}

type Histories = fc.Arbitrary<Iterable<Command>>;

interface FailedHistory {
  readonly session: Session;
  readonly commands: readonly string[];
  readonly error: unknown;
}

function newSession(): Session {
  const { apiKey, otherApiKey, clockToleranceMs } = target;
  const keys = [apiKey, ...(otherApiKey === undefined ? [] : [otherApiKey])] as [string, ...string[]];
  return startSession(keys, () => new RegistryModel(clockToleranceMs));
}

/** One customer in each slot but the last, so that most steps meet one. */
async function createFirstCustomers(tenant: Tenant, tag: string): Promise<void> {
  const items = Array.from({ length: SLOTS - 1 }, (_, slot) => ({
    ...completeCustomer(),
    customer_key: keyOfSlot(tag, slot),
    primary_email: emailOfSlot(tag, slot),
    email_addresses: null,
  }));
  const prediction = predictBulk(tenant.registry, items, { on_conflict: 'fail', atomic: false, dry_run: false });
  await tenant.expect(200, 'bulkCreateCustomers', { body: jsonBody({ customers: items }) });
  tenant.registry = prediction.after;
}

/** Nobody has looked at the customers since the last step: a dry run may have stored some. */
async function expectFinalState({ tenants, tag }: Session): Promise<void> {
  for (const tenant of tenants) {
    await expectList(tenant, { search_term: tag, archived: 'include' }, tenant.registry.all());
  }
}

/** The seed, the steps, the problem, and a script that sends the requests again. */
function reportOf({ session: { log, tag }, commands, error }: FailedHistory, seed: string): string {
  const problem = problemOf(error);
  const steps = commands.map(
    (step) => `- ${step.length > STEP_LENGTH_MAX ? `${step.slice(0, STEP_LENGTH_MAX)}…` : step}`,
  );
  return [
    `The server contradicts the model (${seed}):`,
    ...steps,
    '',
    problem,
    '',
    'These requests repeat it; the last one has the wrong response:',
    curlScript(log, tag),
  ].join('\n');
}

/** An assertion says what it has expected and what has come. */
function problemOf(error: unknown): string {
  const { message = String(error), diff } = error as { readonly message?: string; readonly diff?: string };
  const { expected, actual } = error as { readonly expected?: unknown; readonly actual?: unknown };
  if (expected === undefined && actual === undefined) return [message, diff].filter(Boolean).join('\n');
  return `${message}\nexpected ${inspect(expected, INSPECTION)}\nreceived ${inspect(actual, INSPECTION)}`;
}

const INSPECTION = { depth: 8, breakLength: 120, maxArrayLength: 20, maxStringLength: 2_000 };

const STEP_LENGTH_MAX = 300;
