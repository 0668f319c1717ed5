import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ConnectionOptions, withConnection } from '../core/connection.ts';
import type { Format } from '../input/open-rows.ts';

/** What `rollcall import` takes. */
export interface ImportCommandOptions extends ConnectionOptions {
  readonly format?: Format;
  /** The field by the name of the column. */
  readonly map?: Readonly<Record<string, string>>;
  readonly ignore?: readonly string[];
  readonly dryRun?: boolean;
  readonly onConflict: 'fail' | 'skip' | 'update';
  readonly concurrency: number;
  readonly failed?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Adds `rollcall import`. */
export function addImport(rollcall: Command): void {
  const command = rollcall
    .command('import')
    .description('Create the customers of a CSV or NDJSON file, any number of them.')
    .argument('<file>', 'the file, or - for standard input')
    .addOption(
      new Option('--format <format>', 'of standard input, or where the name of the file does not tell').choices([
        'csv',
        'ndjson',
      ]),
    )
    .option(
      '--map <column=field>',
      'a column by another name, such as "Email=primary_email"; may be repeated',
      addMapping,
    )
    .option('--ignore <column>', 'a column to leave out; may be repeated', addName)
    .option('--dry-run', 'check everything here, and send nothing: needs no key')
    .addOption(
      new Option('--on-conflict <what>', 'with customers that exist')
        .choices(['fail', 'skip', 'update'])
        .default('fail'),
    )
    .option('--concurrency <number>', 'requests at a time', toConcurrency, 4)
    .option('--failed <file>', 'where rows that fail are written (default: FILE.failed.csv, or .ndjson)')
    .option('--json', 'print the report as JSON')
    .option('--quiet', 'print errors only');
  withConnection(command)
    .addHelpText('after', HELP)
    .action(async (file: string, options: ImportCommandOptions) => {
      const { importCommand } = await import('./command.ts');
      await importCommand(file, options);
    });
}

const HELP = `
An import that was interrupted, killed or stopped goes on where it was when the same command is given again:
FILE.rollcall-journal says how far it has come, and is removed at the end. Ctrl-C lets the requests under way
finish; a second Ctrl-C ends at once.

Examples:
  rollcall import customers.csv --dry-run
  rollcall import customers.csv --map "Email=primary_email" --on-conflict skip
  zcat customers.ndjson.gz | rollcall import - --format ndjson
`;

function addMapping(text: string, earlier: Record<string, string> = {}): Record<string, string> {
  // The name of a field has no "=", that of a column may.
  const at = text.lastIndexOf('=');
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('It has to be like "Email=primary_email".');
  return { ...earlier, [text.slice(0, at)]: text.slice(at + 1) };
}

function addName(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}

function toConcurrency(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 100) return number;
  throw new InvalidArgumentError('It has to be a whole number from 1 to 100.');
}
