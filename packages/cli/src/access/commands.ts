import { Argument, type Command, InvalidArgumentError } from 'commander';
import { type ConnectionOptions, withConnection, withProfileOptions } from '../core/connection.ts';
import type { ApiOptions } from './api.ts';
import type { LoginOptions } from './login.ts';

/** Adds `login`, `logout`, `whoami`, `config`, `open` and `api`: the commands about the server and its key. */
export function addAccess(rollcall: Command): void {
  addLogin(rollcall);
  addConfig(rollcall);
  const open = rollcall
    .command('open')
    .description('Open the documentation of the server in a browser, and print its address.')
    .addArgument(new Argument('<page>').choices(['docs']));
  withConnection(open).action(async (_page: string, options: ConnectionOptions) =>
    (await import('./open.ts')).openDocs(options),
  );
  addApi(rollcall);
}

function addLogin(rollcall: Command): void {
  const login = rollcall
    .command('login')
    .description('Check an API key and save it in the config file.')
    .addHelpText('after', LOGIN_HELP);
  withLoginOptions(login)
    .option('--base-url <url>', 'base URL of the API (default: ROLLCALL_BASE_URL, then the profile, then a question)')
    .option('--debug', 'print the request, its status and its time on standard error')
    .action(async (options: LoginOptions) => (await import('./login.ts')).login(options));
  const logout = rollcall.command('logout').description('Remove the API key from the config file.');
  withLoginOptions(logout).action(async (options: LoginOptions) => (await import('./login.ts')).logout(options));
  const whoami = rollcall
    .command('whoami')
    .description('Show the server, the key and where they were set; check the key.');
  withConnection(whoami)
    .option('--json', 'print JSON')
    .action(async (options: ConnectionOptions) => (await import('./whoami.ts')).whoami(options));
}

const LOGIN_HELP = `
The key is read without echo from a terminal, or from a pipe. It is saved only
after the API has accepted it, in a file that only you can read.

Examples:
  rollcall login --base-url https://rollcall.example.com/api/v1
  rollcall login --profile staging < key.txt
`;

function withLoginOptions(command: Command): Command {
  return withProfileOptions(command).option('--json', 'print JSON');
}

function addConfig(rollcall: Command): void {
  const config = rollcall.command('config').description('Show and change the settings of the config file.');
  const name = () => new Argument('<name>').choices(['apiKey', 'baseUrl', 'profile']);
  const run = () => import('./config.ts');
  withLoginOptions(config.command('list').description('List the profiles; * marks the one in use.')).action(
    async (options) => (await run()).listSettings(options),
  );
  withLoginOptions(config.command('get').description('Print a setting of a profile.').addArgument(name()))
    .option('--show-key', 'print the whole key, not only its first characters')
    .action(async (setting, options) => (await run()).getSetting(setting, options));
  const set = config.command('set').description('Change the address of a profile, or the profile in use.');
  withProfileOptions(set.addArgument(name()).argument('<value>', 'an address, or the name of a profile')).action(
    async (setting, value, options) => (await run()).setSetting(setting, value, options),
  );
}

function addApi(rollcall: Command): void {
  const api = rollcall
    .command('api')
    .description('Send any request to the API and print the response.')
    .addArgument(new Argument('<method>').choices(['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD']))
    .argument('<path>', 'path below the base URL, with its query: "/customers?per_page=2"')
    .option('--data <json>', 'body as JSON; @FILE reads a file, - reads standard input')
    .option('--header <name: value>', 'add a header, as in "If-Match: *" (repeatable)', addHeader)
    .option('--include', 'print the status and the headers, too')
    .addHelpText('after', API_HELP);
  withConnection(api).action(async (method: string, path: string, options: ApiOptions) =>
    (await import('./api.ts')).callApi(method, path, options),
  );
}

const API_HELP = `
Key, retries and idempotency keys are those of all commands. The exit code is 0
for a status below 300, 1 for 400, 404, 409, 412, 413 and 422, and 3 for others.

Examples:
  rollcall api GET "/customers?per_page=2"
  rollcall api POST /customers --data @customer.json --include
  rollcall api DELETE /customers/jane_doe_001
`;

function addHeader(text: string, earlier: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, name, value = ''] = /^([^:\s]+):\s*(.*)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('It must have the form "If-Match: *".');
  return { ...earlier, [name]: value };
}
