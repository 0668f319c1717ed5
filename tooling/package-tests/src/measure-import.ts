import { buffer } from 'node:stream/consumers';
import { inject } from 'vitest';
import { runTool } from './run-program.ts';
import { startHttpServer } from './servers.ts';

/** The memory that an import used. */
export interface ImportMeasure {
  readonly created: number;
  /** The live heap after each tenth of the rows. */
  readonly heapMegabytes: readonly number[];
  /** The largest resident memory of the process, including Node itself. */
  readonly rssMegabytes: number;
}

/** Imports customers in a new process, into a server that answers like the API and stores nothing. */
export async function measureImport(rows: number): Promise<ImportMeasure> {
  const { origin, close } = await startHttpServer(async (request, response) => {
    const { customers } = JSON.parse((await buffer(request)).toString()) as { customers: { customer_key: string }[] };
    const customers_created = customers.map(({ customer_key }, index) => {
      return { index, customer_key, data: { id: `id of ${customer_key}` } };
    });
    const data = { total: customers.length, customers_created, customers_failed: [] };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ statusCode: 200, data }));
  });
  try {
    const assignment = JSON.stringify({ rows, baseUrl: `${origin}/api/v1`, apiKey: 'sk_test_1' });
    return JSON.parse(
      await runTool(process.execPath, ['--expose-gc', 'import-many.mjs', assignment], inject('project')),
    );
  } finally {
    await close();
  }
}
