import type { Guard } from '../experiment.ts';
import type { Lab } from '../test-environment.ts';

/** A kind of database that the server runs on. */
export interface DatabaseKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** What in the server makes an answer durable on it. */
  readonly durabilityGuards: readonly Guard[];
  /** Makes an empty database, which is gone when the experiment is over. */
  readonly create: (lab: Lab) => Promise<Database>;
}

export interface Database {
  /** Variables that make a server use it. */
  readonly environment: Readonly<Record<string, string>>;
  /** What is wrong with its files while no server uses it, one sentence each. */
  faults(): Promise<readonly string[]>;
}

/** What makes the answer to a bulk create durable, and the request safe to send again. The databases have it in common. */
export function durabilityGuards(folder: 'sqlite' | 'postgres'): Guard[] {
  return [
    { name: 'answers after the commit', ...answerBeforeCommit[folder], breaks: 'acknowledged customers lost' },
    {
      name: 'keys and email addresses are unique indexes',
      file: `stores/${folder}/migrations/${latestIndexes[folder]}`,
      code: `create unique index customers_by_key on customers (tenant_id, customer_key)\`.execute(db);
    await sql \`create unique index`,
      replacement: `create index customers_by_key on customers (tenant_id, customer_key)\`.execute(db);
    await sql \`create index`,
      breaks: 'customers duplicated',
    },
    { ...answerIsKept, breaks: 'replays with a key answered otherwise' },
  ];
}

/** The last migrations that make the table of customers. */
const latestIndexes = { sqlite: '0004-customer-digest.js', postgres: '0001-tenants-keys-customers.js' };

/** What makes a request with an idempotency key be done once. What is seen without it depends on who asks again. */
export const answerIsKept: Omit<Guard, 'breaks'> = {
  name: 'an answer is kept for those who ask again',
  file: 'idempotency/answer-once.js',
  code: 'await idempotency.save(tenantId, key, { fingerprint, answer: JSON.stringify(answer), createdAt: now });',
  replacement: '',
};

const answerBeforeCommit: Record<'sqlite' | 'postgres', Pick<Guard, 'file' | 'code' | 'replacement'>> = {
  sqlite: {
    file: 'stores/sqlite/thread/database-owner.js',
    code: 'return this.#group && !this.#hasMembers() && !this.expectsMore ? this.#commit(this.#group) : undefined;',
    // The commit of a disk that takes its time: otherwise hardly a kill comes between the answer and the commit.
    replacement: `if (!this.#group || this.#hasMembers() || this.expectsMore) return undefined;
    const answers = this.#group.answers.splice(0);
    if (answers.length > 0) return answers;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    return this.#commit(this.#group);`,
  },
  postgres: {
    file: 'stores/postgres/postgres-customer-store.js',
    code: 'return inTransaction(db, (transaction) => insertCustomers(transaction, insertion));',
    replacement: `return new Promise((resolve, reject) => {
      inTransaction(db, async (transaction) => {
        resolve(await insertCustomers(transaction, insertion));
        await new Promise((later) => setTimeout(later, 100));
      }).catch(reject);
    });`,
  },
};
