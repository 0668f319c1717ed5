import process from 'node:process';
import { Command, CommanderError, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addAccess } from './access/commands.ts';
import { addCustomers, addExport, addImport } from './commands.ts';
import { addCompletion } from './completion/command.ts';
import { COMPLETE, COMPLETE_NEXT } from './completion/scripts.ts';
import { addImports } from './imports/commands.ts';
import { addWebhooks } from './webhooks/commands.ts';

/** Runs the command that the arguments name. Sets the exit code of the process unless it is 0. */
export async function program(args: readonly string[]): Promise<void> {
  const rollcall = rollcallCommand();
  const [first, ...words] = args;
  if (first === COMPLETE) return complete(rollcall, words);
  if (first === COMPLETE_NEXT) return complete(rollcall, [...words, '']);
  if (args.length === 0) rollcall.help({ error: true });
  // The error is printed as JSON instead.
  if (wantsJson(args))
    withEachCommand(rollcall, (command) => command.configureOutput({ outputError: () => undefined }));
  await rollcall.parseAsync([...args], { from: 'user' });
}

/** Whether errors are printed as JSON. The arguments may be invalid, so they are not parsed. */
export function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? undefined : end).includes('--json');
}

async function complete(rollcall: Command, words: readonly string[]): Promise<void> {
  const [{ candidates }, { sources }] = await Promise.all([
    import('./completion/candidates.ts'),
    import('./completion/sources.ts'),
  ]);
  // A file that cannot be read has no columns to offer.
  const found = await candidates(rollcall, words, sources).catch(() => []);
  process.stdout.write(found.map((candidate) => `${candidate}\n`).join(''));
}

/** The whole command line: every command and option. */
export function rollcallCommand(): Command {
  const rollcall = new Command('rollcall')
    .description('Manage the customers of a Rollcall registry.')
    .version(manifest.version, '-v, --version', 'print the version')
    .addOption(new Option('-V').hideHelp())
    .on('option:V', () => {
      printVersion();
      throw new CommanderError(0, 'commander.version', '');
    })
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'Show the help of a command.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .addHelpText('after', HELP)
    .showSuggestionAfterError();
  addImport(rollcall);
  addExport(rollcall);
  addCustomers(rollcall);
  addImports(rollcall);
  addWebhooks(rollcall);
  addAccess(rollcall);
  addCompletion(rollcall);
  rollcall.command('version').description('Print the version.').action(printVersion);
  return rollcall;
}

function printVersion(): void {
  process.stdout.write(`${manifest.version}\n`);
}

function withEachCommand(command: Command, change: (command: Command) => void): void {
  change(command);
  for (const child of command.commands) withEachCommand(child, change);
}

const HELP = `
Environment variables:
  ROLLCALL_API_KEY     API key of your tenant; a key is never an argument
  ROLLCALL_BASE_URL    base URL of the API: https://rollcall.example.com/api/v1
  ROLLCALL_PROFILE     profile of the config file, as rollcall login saves it
  HTTPS_PROXY, HTTP_PROXY, NO_PROXY
                       proxy for requests, and hosts without one
  NODE_EXTRA_CA_CERTS  file with further certificate authorities (PEM)
  NO_COLOR             disable colours

Exit codes:
  0    success
  1    some rows failed, or the API rejected the request
  2    invalid usage, file or configuration; nothing was sent
  3    the API cannot be used: no connection, wrong address or key,
       too many requests, a server error
  130  interrupted by Ctrl-C
  143  terminated by SIGTERM
`;
