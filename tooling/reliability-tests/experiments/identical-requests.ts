import { setTimeout } from 'node:timers/promises';
import { type Answer, type Call, Caller } from '../src/client/caller.ts';
import { newCustomers, storedCustomers } from '../src/client/customer-calls.ts';
import { answerIsStored, type DatabaseKind } from '../src/databases/database.ts';
import { defineExperiment, type Experiment, type Safeguard } from '../src/experiment.ts';
import { stopServer } from '../src/rollcall-server.ts';

const clients = 50;
const customersPerRequest = 20;
const notDoneOnce = 'rounds not done exactly once';

/** As when a client, a proxy and a queue all repeat one request without waiting for each other. */
export function identicalRequests(database: DatabaseKind, processes: number): Experiment {
  return defineExperiment({
    name: `${clients} identical requests at once, ${database.name}, ${processes} process${processes === 1 ? '' : 'es'}`,
    promise:
      'With an idempotency key the work is done once and every client gets its answer; until then they are asked to wait.',
    sizes: { short: { rounds: 1 }, full: { rounds: 100 } },
    safeguards: [{ ...answerIsStored, breaks: notDoneOnce }, ...(processes === 1 ? [] : [keyIsLocked])],
    run: async (environment, { rounds }) => {
      const { variables } = await database.create(environment);
      const servers = await Promise.all(
        Array.from({ length: processes }, () => environment.startServer({ variables })),
      );
      const callers = servers.map((server) => new Caller(server));
      const everyCaller = Array.from({ length: clients }, (_, client) => callers[client % processes] as Caller);
      const tally = new RoundTally();
      for (let round = 0; round < rounds; round += 1) {
        const call = bulkCreateOnce(`round-${round}`);
        tally.add(await Promise.all(everyCaller.map((caller) => callUntilSettled(caller, call))));
      }
      const [first] = servers;
      const stored = first === undefined ? [] : await storedCustomers(first);
      const distinct = new Set(stored.map(({ customer_key }) => customer_key)).size;
      for (const caller of callers) caller.close();
      await Promise.all(servers.map(stopServer));
      return [
        { name: 'rounds', value: rounds },
        { name: 'answers', value: tally.answers },
        { name: 'of them "in progress"', value: tally.inProgress },
        { name: 'neither that nor 200', value: tally.others.length, atMost: 0, evidence: tally.others },
        { name: notDoneOnce, value: tally.notDoneOnce, atMost: 0 },
        { name: 'rounds with different answers', value: tally.differing, atMost: 0 },
        { name: 'customers missing', value: rounds * customersPerRequest - distinct, atMost: 0 },
        { name: 'customers duplicated', value: stored.length - distinct, atMost: 0 },
      ];
    },
  });
}

function bulkCreateOnce(name: string) {
  return {
    method: 'POST',
    path: '/customers/bulk-create',
    headers: { 'idempotency-key': name },
    body: JSON.stringify({ customers: newCustomers(name, customersPerRequest) }),
  };
}

/** Within one process, the list of keys in progress is enough. */
const keyIsLocked: Safeguard = {
  name: 'the key is locked for all processes',
  code: 'select pg_try_advisory_xact_lock(hashtextextended(',
  replacement: 'select true or pg_try_advisory_xact_lock(hashtextextended(',
  breaks: notDoneOnce,
};

const attemptsMax = 30;

/** Repeats a call while the answer is 409, after the delay that the answer names. @returns all answers in order. */
async function callUntilSettled(caller: Caller, call: Call): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (;;) {
    const answer = await caller.call(call);
    answers.push(answer);
    if (answer.status !== 409 || answers.length === attemptsMax) return answers;
    await setTimeout(1_000 * Number(answer.headers['retry-after']));
  }
}

/** Counts the answers to identical requests. Each round has an idempotency key of its own. */
class RoundTally {
  answers = 0;
  /** Answers that say that the first request is still in progress and how long to wait. */
  inProgress = 0;
  /** All other answers without a success, in words. */
  readonly others: string[] = [];
  /** Rounds in which not exactly one answer came from the work itself; all others must be replays. */
  notDoneOnce = 0;
  /** Rounds in which clients ended with different answers. */
  differing = 0;

  /** @param clients all answers to each client of the round; the last one is final. */
  add(clients: readonly (readonly Answer[])[]): void {
    const answers = clients.flat();
    const successes = answers.filter(({ status }) => status === 200);
    const others = answers.filter((answer) => answer.status !== 200 && !isInProgress(answer));
    this.answers += answers.length;
    this.inProgress += answers.length - successes.length - others.length;
    this.others.push(...others.map(({ status, text }) => `${status}: ${text}`));
    if (successes.filter(({ headers }) => headers['idempotency-replayed'] !== 'true').length !== 1)
      this.notDoneOnce += 1;
    if (new Set(clients.map((attempts) => attempts.at(-1)?.text)).size !== 1) this.differing += 1;
  }
}

function isInProgress({ status, headers, text }: Answer): boolean {
  return status === 409 && Number(headers['retry-after']) > 0 && text.includes('"idempotency_in_progress"');
}
