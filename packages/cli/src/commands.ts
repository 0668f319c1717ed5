import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ConnectionOptions, withConnection } from './core/connection.ts';
import type { ListFilters } from './customers/filters.ts';
import type { OutputOptions } from './customers/output.ts';

/** Adds `rollcall customers …`. The programs behind it are loaded when they are called. */
export function addCustomersCommands(rollcall: Command): void {
  const customers = rollcall.command('customers').description('Read and change customers.');
  const list = customers.command('list').description('List customers, the newest first.');
  withOutput(withFilters(list))
    .option('--limit <number>', 'how many at most', toLimit, 100)
    .action(async (options: OutputOptions & ListFilters & ConnectionOptions & { limit: number }) =>
      (await commands()).list(options),
    );
  withOutput(customers.command('get').description('Show a customer, archived or not.').argument('<key>')).action(
    async (key: string, options: OutputOptions & ConnectionOptions) => (await commands()).get(key, options),
  );
  const create = customers
    .command('create')
    .description('Create a customer.')
    .argument('<field=value...>', 'FIELD=TEXT, or FIELD:=JSON for lists, objects and numbers');
  withOutput(create).action(async (fields: string[], options: OutputOptions & ConnectionOptions) =>
    (await commands()).create(fields, options),
  );
  const update = customers
    .command('update')
    .description('Change fields of a customer; FIELD= clears one.')
    .argument('<key>')
    .argument('<field=value...>', 'FIELD=TEXT, or FIELD:=JSON for lists, objects and numbers');
  withOutput(update).action(async (key: string, fields: string[], options: OutputOptions & ConnectionOptions) =>
    (await commands()).update(key, fields, options),
  );
  withAnswer(customers.command('archive').description('Hide a customer from lists.').argument('<key>')).action(
    async (key: string, options: OutputOptions & ConnectionOptions) => (await commands()).archive(key, options),
  );
  withAnswer(customers.command('unarchive').description('Bring a customer back.').argument('<key>')).action(
    async (key: string, options: OutputOptions & ConnectionOptions) => (await commands()).unarchive(key, options),
  );
  const erase = customers.command('delete').description('Erase a customer for good.').argument('<key>');
  withAnswer(erase)
    .requiredOption('--yes', 'that it is meant: there is no way back, as there is from archive')
    .action(async (key: string, options: OutputOptions & ConnectionOptions) => (await commands()).erase(key, options));
  addExport(customers);
}

/** Adds `export` to a command. */
export function addExport(parent: Command): void {
  const command = parent.command('export').description('Write all customers to standard output.');
  withConnection(withFilters(command))
    .addOption(
      new Option('--format <format>', 'CSV has the columns that import takes, NDJSON everything')
        .choices(['csv', 'ndjson'])
        .default('csv'),
    )
    .addOption(new Option('--csv', 'the same as --format csv').conflicts(['json', 'format']))
    .addOption(new Option('--json', 'the same as --format ndjson').conflicts('format'))
    .action(async (options: ListFilters & ConnectionOptions & { format: 'csv' | 'ndjson'; json?: boolean }) => {
      const { exportCustomers } = await import('./customers/export.ts');
      await exportCustomers({ ...options, format: options.json ? 'ndjson' : options.format });
    });
}

function commands() {
  return import('./customers/run.ts');
}

function withFilters(command: Command): Command {
  return command
    .option('--search <text>', 'in names and email addresses')
    .addOption(new Option('--type <type>', 'of one type only').choices(['INDIVIDUAL', 'BUSINESS']))
    .option('--created <day>', 'on this day, such as 2026-11-23')
    .addOption(
      new Option('--archived <which>', 'archived customers').choices(['exclude', 'include', 'only']).default('exclude'),
    );
}

/** Of commands that change a customer and do not show it. */
function withAnswer(command: Command): Command {
  return withConnection(command)
    .addOption(new Option('--json', 'print the answer of the API as JSON').conflicts('csv'))
    .option('--csv', 'print it as CSV');
}

function withOutput(command: Command): Command {
  return withConnection(command)
    .addOption(new Option('--json', 'as JSON').conflicts('csv'))
    .option('--csv', 'as CSV, with the columns that import takes');
}

function toLimit(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('It has to be a whole number from 1.');
}
