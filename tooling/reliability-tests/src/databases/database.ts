import type { CodeChange } from '@rollcall/test-environment';
import type { ExperimentEnvironment, Safeguard } from '../experiment.ts';

/** A kind of database that the server runs on. */
export interface DatabaseKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** The code that makes an answer of the server durable. */
  readonly durabilitySafeguards: readonly Safeguard[];
  /** Creates an empty database, which is removed at the end of the experiment. */
  readonly create: (environment: ExperimentEnvironment) => Promise<Database>;
}

export interface Database {
  /** Variables that make a server use it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Checks its files while no server uses it. Returns one sentence for each fault. */
  faults(): Promise<readonly string[]>;
}

/** The code that makes the answer to a bulk create durable and the request safe to repeat. */
export function durabilitySafeguards(database: 'sqlite' | 'postgres'): Safeguard[] {
  return [
    { name: 'answers after the commit', ...answerBeforeCommit[database], breaks: 'acknowledged customers lost' },
    {
      name: 'keys and email addresses are unique indexes',
      code: uniqueIndexes[database],
      replacement: uniqueIndexes[database].replaceAll('create unique index', 'create index'),
      breaks: 'customers duplicated',
    },
    { ...answerIsStored, breaks: 'replays with a key answered otherwise' },
  ];
}

/** Makes a request with an idempotency key run once. Which metric notices its loss depends on the experiment. */
export const answerIsStored: Omit<Safeguard, 'breaks'> = {
  name: 'the answer is stored for repeated requests',
  code: 'await idempotency.save(tenantId, key, { fingerprint, answer: text, createdAt: now }, effect);',
  replacement: '',
};

/** From the last migration that creates the table of customers. The line before distinguishes it from other migrations. */
const uniqueIndexes = {
  sqlite: `rename to customers\`.execute(db);
    await sql \`create unique index customers_by_key on customers (tenant_id, customer_key)\`.execute(db);
    await sql \`create unique index`,
  postgres: `
    )\`.execute(db);
    await sql \`create unique index customers_by_key on customers (tenant_id, customer_key)\`.execute(db);
    await sql \`create unique index`,
};

const answerBeforeCommit: Readonly<Record<keyof typeof uniqueIndexes, CodeChange>> = {
  sqlite: {
    code: 'return this.#group && !this.#hasMembers() ? this.#commit(this.#group) : undefined;',
    // With the commit of a slow disk: otherwise a kill would rarely fall between the answer and the commit.
    replacement: `if (!this.#group || this.#hasMembers()) return undefined;
    const responses = this.#group.responses.splice(0);
    if (responses.length > 0) return responses;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    return this.#commit(this.#group);`,
  },
  postgres: {
    code: 'return inTransaction(db, (transaction) => insertCustomers(transaction, insertion, writes));',
    replacement: `return new Promise((resolve, reject) => {
      inTransaction(db, async (transaction) => {
        resolve(await insertCustomers(transaction, insertion, writes));
        await new Promise((later) => setTimeout(later, 500));
      }).catch(reject);
    });`,
  },
};
