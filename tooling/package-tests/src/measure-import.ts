import { buffer } from 'node:stream/consumers';
import { inject } from 'vitest';
import { runTool } from './run-program.ts';
import { startHttpServer } from './servers.ts';

/** How much the heap may grow after the first tenth. The keys of the customers alone would take more. */
export const GROWTH_MEGABYTES_MAX = 4;

/** What an import used. */
export interface ImportMeasure {
  readonly created: number;
  /** What was alive after each tenth of the rows. */
  readonly heapMegabytes: readonly number[];
  /** The most that the process took, Node itself included. */
  readonly rssMegabytes: number;
}

/** Imports customers in a process of its own, into a server that answers as the API does and stores nothing. */
export async function measureImport(rows: number): Promise<ImportMeasure> {
  const { origin, close } = await startHttpServer(async (request, response) => {
    const { customers } = JSON.parse((await buffer(request)).toString()) as { customers: { customer_key: string }[] };
    const customers_created = customers.map(({ customer_key }, index) => ({ index, customer_key, data: {} }));
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
