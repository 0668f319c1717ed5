import process from 'node:process';
import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addCustomers, addExport, addImport } from './commands.ts';
import { addCompletion, COMPLETE, candidates } from './completion.ts';

/** Runs the command that the arguments name. Sets the exit code of the process unless it is 0. */
export async function program(args: readonly string[]): Promise<void> {
  const rollcall = rollcallCommand();
  const [first, ...words] = args;
  if (first === COMPLETE) {
    const lines = candidates(rollcall, words).map((candidate) => `${candidate}\n`);
    return void process.stdout.write(lines.join(''));
  }
  if (args.length === 0) rollcall.help({ error: true });
  await rollcall.parseAsync([...args], { from: 'user' });
}

/** The whole command line: every command and option. */
export function rollcallCommand(): Command {
  const rollcall = new Command('rollcall')
    .description('Manage the customers of a Rollcall registry.')
    .version(manifest.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'Show the help of a command.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .addHelpText('after', HELP)
    .showSuggestionAfterError();
  addImport(rollcall);
  addExport(rollcall);
  addCustomers(rollcall);
  addCompletion(rollcall);
  return rollcall;
}

const HELP = `
Environment variables:
  ROLLCALL_API_KEY   API key of your tenant; a key is never passed as an argument
  ROLLCALL_BASE_URL  base URL of the API, such as https://rollcall.example.com/api/v1
  NO_COLOR           disable colours

Exit codes:
  0    success
  1    some rows failed, or the API rejected the request
  2    invalid usage, file or configuration
  3    the API cannot be used (connection, address, key, too many requests, server error)
  130  interrupted by Ctrl-C
  143  terminated by SIGTERM
`;
