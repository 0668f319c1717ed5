import type { CustomerListQuery } from '@rollcall/client';
import type { CustomerType } from '@rollcall/contract';
import { type Command, Option } from 'commander';

/** The options that `withFilters` adds to a command. */
export interface ListFilters {
  readonly search?: string;
  readonly type?: CustomerType;
  readonly created?: string;
  readonly archived: Archived;
}

type Archived = NonNullable<CustomerListQuery['archived']>;

// With each value of the document, or they do not compile.
const types = Object.keys({ INDIVIDUAL: true, BUSINESS: true } satisfies Record<CustomerType, true>);
const archivedChoices = Object.keys({ exclude: true, include: true, only: true } satisfies Record<Archived, true>);

/** Adds the options that select customers. */
export function withFilters(command: Command): Command {
  return command
    .option('--search <text>', 'only customers whose name or email address contains the text')
    .addOption(new Option('--type <type>', 'only customers of this type').choices(types))
    .option('--created <day>', 'only customers created on this day, such as 2026-11-23')
    .addOption(
      new Option('--archived <which>', 'whether to include archived customers')
        .choices(archivedChoices)
        .default('exclude'),
    );
}

/** Leaves out what was not asked for: the hosted API does not know `archived`. */
export function toListQuery({ search, type, created, archived }: ListFilters): CustomerListQuery {
  return {
    ...(search !== undefined && { search_term: search }),
    ...(type !== undefined && { customer_type: type }),
    ...(created !== undefined && { date_created: created }),
    ...(archived !== 'exclude' && { archived }),
  };
}
