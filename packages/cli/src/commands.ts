import { encodingNames, presetNames } from '@rollcall/contract/customer-file';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ConnectionOptions, withConnection } from './core/connection.ts';
import { toMilliseconds, toWholeNumber } from './core/parsed-arguments.ts';
import { type ListFilters, withFilters } from './customers/filters.ts';
import type { OutputOptions } from './customers/output.ts';
import type { ImportEvents, ImportOptions, OnConflict } from './import-options/options.ts';

// Each action loads its code when it runs, so that `rollcall --version` reads a tenth of the program.

/** Adds `rollcall import`. */
export function addImport(rollcall: Command): void {
  const command = rollcall
    .command('import')
    .description('Create customers from a CSV or NDJSON file of any size.')
    .argument('<file>', 'file to import, or - for standard input')
    .addOption(
      new Option(
        '--format <format>',
        'format of the input (default: by file extension, CSV for standard input)',
      ).choices(['csv', 'ndjson']),
    )
    .option('--map <column=field>', 'read a field from a column, as in "Email=primary_email" (repeatable)', addMapping)
    .option('--ignore <column>', 'ignore a column (repeatable)', addName)
    .option('--set <field=value>', 'value of a field in all rows that have none (repeatable)', addValue)
    .addOption(new Option('--from <program>', 'program that has exported the file').choices([...presetNames]))
    .option('--ignore-unknown', 'ignore columns that are no fields of a customer')
    .option('--key-from <field>', 'field or column whose value is the customer_key too')
    .option('--map-file <file>', 'JSON file with map, set and other options, as a failed import writes it')
    .addOption(new Option('--encoding <name>', 'encoding, if neither UTF-8 nor UTF-16').choices([...encodingNames]))
    .option('--header-row <line>', 'line that names the columns', (text) => toWholeNumber(text, 100))
    .option('--date-format <format>', 'how dates are written, such as DD.MM.YYYY')
    .option('--dry-run', 'check the whole file without sending anything; needs no API key')
    .addOption(
      new Option('--on-conflict <action>', 'what to do with customers that already exist')
        .choices(Object.keys({ fail: true, skip: true, update: true } satisfies Record<OnConflict, true>))
        .default('fail'),
    )
    .addOption(
      new Option('--events <which>', 'webhook events that the import sends, if not one for each customer').choices(
        Object.keys({ all: true, none: true, summary: true } satisfies Record<ImportEvents, true>),
      ),
    )
    .option('--preview', 'show the columns and the first rows as they would be sent; needs no API key')
    .option('--clear-empty', 'let an empty cell of CSV clear its field of an existing customer')
    .option('--update-only', 'change existing customers and create none; each row is a request of its own')
    .option('--wait <duration>', 'wait for a server that is gone, up to a time such as 10m', toMilliseconds)
    .option('--concurrency <number>', 'number of concurrent requests', (text) => toWholeNumber(text, 100), 4)
    .option('--failed <file>', 'file for failed rows (default: FILE.failed.csv or FILE.failed.ndjson)')
    .option('--for-spreadsheet', 'write failed rows with escaped formulas and a byte order mark, as Excel needs it')
    .option('--json', 'print the report as JSON')
    .option('--quiet', 'print errors only')
    .addHelpText('after', IMPORT_HELP);
  withConnection(command).action(async (file: string, options: ImportOptions) =>
    (await import('./import/command.ts')).importCommand(file, options),
  );
}

const IMPORT_HELP = `
To resume an import that was interrupted, killed or stopped, run the same command again.
FILE.rollcall-journal records the progress; it is removed when the import is complete.
Ctrl-C waits a few seconds for the requests in progress; a second Ctrl-C exits immediately.

Examples:
  rollcall import customers.csv --preview
  rollcall import customers.csv --dry-run
  rollcall import customers.csv --map "Email=primary_email" --on-conflict skip
  rollcall import shopify.csv --from shopify
  zcat customers.ndjson.gz | rollcall import - --format ndjson
`;

interface ExportFormat {
  readonly format: 'csv' | 'ndjson';
  readonly json?: boolean;
  readonly forSpreadsheet?: boolean;
}

/** Adds `export` to a command. */
export function addExport(parent: Command): void {
  const command = parent.command('export').description('Write all customers to standard output.');
  withConnection(withFilters(command))
    .addOption(
      new Option('--format <format>', 'csv has the columns that import reads, ndjson has all fields of the API')
        .choices(['csv', 'ndjson'])
        .default('csv'),
    )
    .option('--for-spreadsheet', 'CSV with escaped formulas and a byte order mark, as Excel needs it')
    .addOption(new Option('--csv', 'same as --format csv').conflicts(['json', 'format']))
    .addOption(new Option('--json', 'same as --format ndjson').conflicts('format'))
    .action(async (options: ListFilters & ConnectionOptions & ExportFormat) => {
      const { exportCustomers } = await import('./customers/export.ts');
      await exportCustomers({ ...options, format: options.json ? 'ndjson' : options.format });
    });
}

type CustomerOptions = OutputOptions & ConnectionOptions;
type ChangeOptions = CustomerOptions & { readonly ifMatch?: string };

/** Adds `rollcall customers …`. */
export function addCustomers(rollcall: Command): void {
  const customers = rollcall.command('customers').description('List, show and change customers.');
  const list = customers.command('list').description('List customers, newest first.');
  withOutput(withFilters(list))
    .option('--limit <number>', 'maximum number of customers', (text) => toWholeNumber(text), 100)
    .action(async (options: CustomerOptions & ListFilters & { limit: number }) => (await run()).list(options));
  withOutput(customers.command('get').description('Show a customer, archived or not.').argument('<key>', KEY)).action(
    async (key: string, options: CustomerOptions) => (await run()).get(key, options),
  );
  const create = customers.command('create').description('Create a customer.').argument('<field=value...>', FIELDS);
  withOutput(create).action(async (fields: string[], options: CustomerOptions) =>
    (await run()).create(fields, options),
  );
  addChanges(customers);
  addExport(customers);
}

/** Adds the commands that change a customer. */
function addChanges(customers: Command): void {
  const update = customers
    .command('update')
    .description('Change fields of a customer; FIELD= clears a field.')
    .argument('<key>', KEY)
    .argument('<field=value...>', FIELDS);
  withIfMatch(withOutput(update)).action(async (key: string, fields: string[], options: ChangeOptions) =>
    (await run()).update(key, fields, options),
  );
  const archive = customers.command('archive').description('Archive a customer, which hides it from lists.');
  withAnswer(archive).action(async (key: string, options: CustomerOptions) => (await run()).archive(key, options));
  const unarchive = customers.command('unarchive').description('Restore an archived customer.');
  withAnswer(unarchive).action(async (key: string, options: CustomerOptions) => (await run()).unarchive(key, options));
  const erase = customers.command('delete').description('Delete a customer permanently.');
  withIfMatch(withAnswer(erase))
    .requiredOption('--yes', 'confirm the deletion, which cannot be undone')
    .action(async (key: string, options: ChangeOptions) => (await run()).erase(key, options));
}

const KEY = 'customer_key of the customer';
const FIELDS = 'FIELD=TEXT, or FIELD:=JSON for lists, objects and numbers';

function run() {
  return import('./customers/run.ts');
}

function withOutput(command: Command): Command {
  return withConnection(command)
    .addOption(new Option('--json', 'print JSON').conflicts('csv'))
    .option('--csv', 'print CSV with the columns that import reads');
}

/** For commands that change one customer without showing it. */
function withAnswer(command: Command): Command {
  return withConnection(command.argument('<key>', KEY))
    .addOption(new Option('--json', 'print the response of the API as JSON').conflicts('csv'))
    .option('--csv', 'print the response of the API as CSV');
}

function withIfMatch(command: Command): Command {
  return command.option('--if-match <etag>', 'only if the customer still has this etag, as get prints it');
}

function addMapping(text: string, earlier: Record<string, string> = {}): Record<string, string> {
  // A column name may contain "=", a field name does not.
  const at = text.lastIndexOf('=');
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('It must have the form "Email=primary_email".');
  const column = text.slice(0, at);
  if (Object.hasOwn(earlier, column)) throw new InvalidArgumentError(`The column "${column}" is mapped twice.`);
  return { ...earlier, [column]: text.slice(at + 1) };
}

function addValue(text: string, earlier: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It must have the form "customer_type=INDIVIDUAL".');
  return { ...earlier, [text.slice(0, at)]: text.slice(at + 1) };
}

function addName(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}
