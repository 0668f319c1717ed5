import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Rollcall } from '@rollcall/client';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { assertStored, type DatabaseKind } from '../databases/database.ts';
import type { Contender } from '../measuring/alternate.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { rollcallHeaders, startRollcall } from '../measuring/rollcall-server.ts';
import { type Customer, customerAt } from '../work/customers.ts';

/** Everything from a CSV file to the database: the file is read, parsed, sent by the SDK, validated and stored. */
export function sdkImport(environment: BenchEnvironment, kind: DatabaseKind, count: number): Contender {
  const measure = async () => {
    const file = await writeCsv(environment, count);
    const database = await kind.create(environment);
    const server = await startRollcall(environment, database.url);
    const { customers } = new Rollcall({ apiKey: rollcallHeaders['x-api-key'], baseUrl: server.url.href });
    const startedAt = performance.now();
    const rows = createReadStream(file).pipe(parse({ columns: true }));
    const { created } = await customers.import(rows as AsyncIterable<Customer>);
    const seconds = (performance.now() - startedAt) / 1000;
    await server.stop();
    await assertStored(database, 'customers', created);
    if (created !== count) throw new Error(`${created} of ${count} customers were created`);
    await database.drop();
    return { cps: count / seconds };
  };
  return { name: `SDK import from CSV, ${kind.name}`, measure };
}

/** Writes a file with a column for each scalar field. */
async function writeCsv(environment: BenchEnvironment, count: number): Promise<string> {
  const file = join(await environment.newFolder(), 'customers.csv');
  const rows = Array.from({ length: count }, (_, number) => flat(customerAt(number)));
  await writeFile(file, stringify(rows, { header: true, columns: [...new Set(rows.flatMap(Object.keys))] }));
  return file;
}

function flat(customer: Customer): Record<string, unknown> {
  return Object.fromEntries(Object.entries(customer).filter(([, value]) => typeof value !== 'object'));
}
