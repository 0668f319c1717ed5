import fc from 'fast-check';
import { describe, it } from 'vitest';
import { arbitraryOf } from '../src/arbitraries/schema-arbitrary.ts';
import { itemPlan } from '../src/bulk/item-arbitrary.ts';
import { uniqueTag } from '../src/customers/unique.ts';
import { RegistryModel } from '../src/model/registry-model.ts';
import { callOn, list } from '../src/model/state-commands.ts';
import { createOne, createSeveral, update } from '../src/model/write-commands.ts';

const RUNS = 25;
const COMMANDS_MAX = 25;
const TIMEOUT_MS = 60_000;

const slot = fc.nat({ max: 4 });
const plan = itemPlan.map((any) => ({ ...any, keySlot: any.keySlot % 5, emailSlot: any.emailSlot % 5 }));
const changes = arbitraryOf({ $ref: '#/components/schemas/CustomerUpdate' }).map((all) => {
  const { primary_email: _, ...others } = all as { primary_email?: unknown };
  return others;
});

const commands = fc.commands(
  [
    plan.map(createOne),
    fc.array(plan, { minLength: 1, maxLength: 4 }).map(createSeveral),
    fc.tuple(slot, changes, fc.option(slot)).map(([key, fields, email]) => update(key, fields, email)),
    slot.map((key) => callOn('getCustomer', key)),
    slot.map((key) => callOn('archiveCustomer', key)),
    slot.map((key) => callOn('unarchiveCustomer', key)),
    slot.map((key) => callOn('deleteCustomer', key)),
    fc.constantFrom('exclude' as const, 'only' as const, 'include' as const).map(list),
  ],
  { maxCommands: COMMANDS_MAX, size: 'large' },
);

describe('the registry', () => {
  it(
    'agrees with a model of a few lines after any history',
    async () => {
      const property = fc.asyncProperty(commands, async (history) => {
        await fc.asyncModelRun(() => ({ model: new RegistryModel(), real: { tag: uniqueTag() } }), history);
      });
      await fc.assert(property, { numRuns: RUNS });
    },
    TIMEOUT_MS,
  );
});
