import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Answer, Caller } from '../src/client/caller.ts';
import { ownPostgres, postgresDatabase } from '../src/databases/postgres.ts';
import { defineExperiment, type Experiment, type ExperimentEnvironment } from '../src/experiment.ts';
import { stopServer } from '../src/rollcall-server.ts';

const readers = 10;
const otherKey = 'sk_test_of_another_tenant';

/** A lock makes the searches take as long as those of many millions of customers. */
export const slowReaders: Experiment = defineExperiment({
  name: 'ten callers of one tenant search for seconds',
  promise: 'Another tenant gets and creates customers as if they were not there; the searches wait, or get a 503.',
  sizes: { short: { customers: 5 }, full: { customers: 2_000 } },
  safeguards: [
    {
      name: 'slow reads have connections of their own',
      code: 'reads.turns.run(tenantId, () => refusingTooSlow(() => read(reads.db)))',
      replacement: 'read(this.#db)',
      breaks: 'calls that failed',
    },
  ],
  run: async (environment, { customers }) => {
    const { url } = await ownPostgres(environment);
    const server = await environment.startServer(postgresDatabase(url));
    const client = await connect(environment, url);
    await addTenant(client, otherKey);
    const [busy, other] = [new Caller(server), new Caller({ ...server, apiKey: otherKey })];
    await client.query('begin; lock table customer_search in access exclusive mode');
    let areDone = false;
    const searches = Array.from({ length: readers }, () => searchUntil(busy, () => areDone));
    const calls = await createAndGet(other, customers);
    areDone = true;
    await client.query('rollback');
    const answers = (await Promise.all(searches)).flat();
    busy.close();
    other.close();
    await stopServer(server);
    const failed = calls.answers.filter(({ status }) => status >= 300);
    const withoutAdvice = answers.filter((answer) => !isExpected(answer));
    return [
      { name: 'searches', value: answers.length, atLeast: readers },
      {
        name: 'of them answered otherwise than promised',
        value: withoutAdvice.length,
        atMost: 0,
        evidence: texts(withoutAdvice),
      },
      { name: 'calls of the other tenant meanwhile', value: calls.answers.length },
      { name: 'calls that failed', value: failed.length, atMost: 0, evidence: texts(failed) },
      { name: 'the slowest call', value: calls.slowestMs, unit: 'ms', atMost: 500 },
    ];
  },
});

const texts = (answers: readonly Answer[]) => answers.map(({ status, text }) => `${status} ${text.slice(0, 200)}`);

/** Found, told to come back, or told to ask for less. */
function isExpected({ status, headers, text }: Answer): boolean {
  if (status === 503) return headers['retry-after'] !== undefined;
  if (status === 422) return text.includes('query_too_slow') && headers['retry-after'] === undefined;
  return status === 200;
}

async function searchUntil(caller: Caller, areDone: () => boolean): Promise<Answer[]> {
  const answers: Answer[] = [];
  do answers.push(await caller.call({ method: 'GET', path: '/customers?search_term=doe' }));
  while (!areDone());
  return answers;
}

/** Creates customers one by one, and gets each. */
async function createAndGet(caller: Caller, count: number): Promise<{ answers: Answer[]; slowestMs: number }> {
  const answers: Answer[] = [];
  let slowestMs = 0;
  const timed = async (call: Promise<Answer>) => {
    const startedAt = performance.now();
    answers.push(await call);
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
  };
  for (let created = 0; created < count; created += 1) {
    const customer_key = randomUUID();
    const customer = { customer_key, customer_type: 'INDIVIDUAL', primary_email: `${customer_key}@example.com` };
    await timed(caller.call({ method: 'POST', path: '/customers', body: JSON.stringify(customer) }));
    await timed(caller.call({ method: 'GET', path: `/customers/${customer_key}` }));
  }
  return { answers, slowestMs };
}

async function connect(environment: ExperimentEnvironment, url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  environment.atEnd(() => client.end());
  await client.connect();
  return client;
}

async function addTenant(client: Client, key: string): Promise<void> {
  const hash = createHash('sha256').update(key).digest('hex');
  await client.query("insert into tenants (tenant_id, name, created_at) values ('other', 'other', 0)");
  await client.query(
    "insert into api_keys (tenant_id, key_hash, id, created_at) values ('other', $1, 'key_of_other', 0)",
    [hash],
  );
}
