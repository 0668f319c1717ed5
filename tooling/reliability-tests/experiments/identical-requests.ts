import { setTimeout } from 'node:timers/promises';
import { type Answer, type Call, Caller } from '../src/client/caller.ts';
import { newCustomers, storedCustomers } from '../src/client/customer-calls.ts';
import { answerIsKept, type DatabaseKind } from '../src/databases/database.ts';
import { defineExperiment, type Experiment, type Guard } from '../src/experiment.ts';
import { stopServer } from '../src/server-process.ts';

const clients = 50;
const customersPerRequest = 20;
const notDoneOnce = 'rounds not done exactly once';

/** What a client, a proxy and a queue do that all repeat one request without waiting for each other. */
export function identicalRequests(database: DatabaseKind, processes: number): Experiment {
  return defineExperiment({
    name: `${clients} identical requests at once, ${database.name}, ${processes} process${processes === 1 ? '' : 'es'}`,
    promise: 'With an idempotency key the work is done once, and all get its answer; until then they are told to wait.',
    sizes: { short: { rounds: 4 }, full: { rounds: 100 } },
    guards: [{ ...answerIsKept, breaks: notDoneOnce }, ...(processes === 1 ? [] : [keyIsLocked])],
    run: async (lab, { rounds }) => {
      const { environment } = await database.create(lab);
      const servers = await Promise.all(Array.from({ length: processes }, () => lab.startServer({ environment })));
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

/** Within one process the list of keys in progress is enough. */
const keyIsLocked: Guard = {
  name: 'the key is locked for all processes',
  file: 'stores/postgres/postgres-idempotency-store.js',
  code: 'return rows[0]?.locked === true;',
  replacement: 'return true;',
  breaks: notDoneOnce,
};

const attemptsMax = 30;

/** Calls again for as long as the answer is 409, after the time that it names. @returns every answer; the last counts. */
async function callUntilSettled(caller: Caller, call: Call): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (;;) {
    const answer = await caller.call(call);
    answers.push(answer);
    if (answer.status !== 409 || answers.length === attemptsMax) return answers;
    await setTimeout(1_000 * Number(answer.headers['retry-after']));
  }
}

/** What identical requests with one idempotency key were answered, round by round; each round has a key of its own. */
class RoundTally {
  answers = 0;
  /** Answers that the first request is still in progress, with the time to wait. */
  inProgress = 0;
  /** Answers that are neither such nor a success, in words. */
  readonly others: string[] = [];
  /** Rounds in which not exactly one answer was that of the work itself, and all others replayed. */
  notDoneOnce = 0;
  /** Rounds in which clients were left with different answers. */
  differing = 0;

  /** @param clients what each client of the round was answered, until it was told no more to wait. */
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
