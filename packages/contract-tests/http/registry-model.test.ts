import fc from 'fast-check';
import { it } from 'vitest';
import { bulkCommands } from '../src/histories/bulk-commands.ts';
import { checkHistories } from '../src/histories/check-histories.ts';
import { customerCommands } from '../src/histories/customer-commands.ts';
import { listCommands } from '../src/histories/list-commands.ts';

const COMMANDS_MAX = 30;
const TIMEOUT_MS = 600_000;

// Without bias: the first histories would be short.
const histories = fc.noBias(
  fc.commands([...customerCommands, ...bulkCommands, ...listCommands], { maxCommands: COMMANDS_MAX, size: 'max' }),
);

it(
  'the registry agrees with a model in memory after any history of requests of two tenants',
  async () => {
    const failure = await checkHistories(histories);
    if (failure !== undefined) throw new Error(failure);
  },
  TIMEOUT_MS,
);
