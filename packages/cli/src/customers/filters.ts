import type { CustomerListQuery } from '@rollcall/client';
import { type Command, Option } from 'commander';

/** The options that `withFilters` adds to a command. */
export interface ListFilters {
  readonly search?: string;
  readonly type?: 'INDIVIDUAL' | 'BUSINESS';
  readonly created?: string;
  readonly archived: 'exclude' | 'include' | 'only';
}

/** Adds the options that select customers. */
export function withFilters(command: Command): Command {
  return command
    .option('--search <text>', 'only customers whose name or email address contains the text')
    .addOption(new Option('--type <type>', 'only customers of this type').choices(['INDIVIDUAL', 'BUSINESS']))
    .option('--created <day>', 'only customers created on this day, such as 2026-11-23')
    .addOption(
      new Option('--archived <which>', 'whether to include archived customers')
        .choices(['exclude', 'include', 'only'])
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
