import process from 'node:process';
import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addCustomersCommands, addExport } from './commands.ts';
import { addCompletion, COMPLETE } from './completion.ts';
import { addImport } from './import/options.ts';

/** Does what the arguments ask for. Sets the exit code of the process where it is not 0. */
export async function program(args: readonly string[]): Promise<void> {
  const rollcall = new Command('rollcall')
    .description('Look after the customers of a Rollcall registry.')
    .version(manifest.version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .addHelpText('after', ENVIRONMENT)
    .showSuggestionAfterError();
  addImport(rollcall);
  addExport(rollcall);
  addCustomersCommands(rollcall);
  addCompletion(rollcall);
  const [first, ...others] = args;
  if (first === COMPLETE) {
    const { candidates } = await import('./completion.ts');
    return void process.stdout.write(
      candidates(rollcall, others)
        .map((candidate) => `${candidate}\n`)
        .join(''),
    );
  }
  if (args.length === 0) rollcall.help({ error: true });
  await rollcall.parseAsync([...args], { from: 'user' });
}

const ENVIRONMENT = `
Environment:
  ROLLCALL_API_KEY   the key of your tenant; it is never taken from an argument
  ROLLCALL_BASE_URL  where the API is, such as https://rollcall.example.com/api/v1
  NO_COLOR           no colours

Exit codes:
  0 done   1 rows failed, or the API refused   2 wrong usage, file or configuration
  3 the API cannot be used (connection, address, key, too many requests, fault)
  130 Ctrl-C   143 SIGTERM
`;
