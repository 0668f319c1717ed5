import { type ParseArgsConfig, parseArgs } from 'node:util';
import { variableNames } from '../config.ts';
import { StartError } from '../core/errors.ts';

export type Command =
  | { readonly name: 'serve' | 'migrate' | 'distribute' | 'help' | 'version' }
  | { readonly name: 'mock'; readonly customers: number; readonly faults: readonly string[] }
  | { readonly name: 'copy'; readonly from: string; readonly to: string }
  | { readonly name: 'keys create'; readonly tenant: string; readonly label: string | null; readonly live: boolean }
  | { readonly name: 'keys list'; readonly tenant: string | undefined; readonly json: boolean }
  | { readonly name: 'keys revoke'; readonly id: string };

export type CommandOf<Name extends Command['name']> = Extract<Command, { name: Name }>;

/**
 * Reads the arguments of the process.
 *
 * @throws StartError with the usage, if they are invalid.
 */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const [name, operands] = positionals[0] === 'keys' ? split(positionals, 2) : split(positionals, 1);
  const command = commands[name];
  if (command === undefined || operands.length !== command.operands) {
    throw refused(`"${positionals.join(' ')}" is not a command.`);
  }
  const other = Object.keys(values).find((option) => option !== 'help' && !command.options.includes(option));
  if (other !== undefined) throw refused(`--${other} is not an option of ${name}.`);
  return command.read(values, operands);
}

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  customers: { type: 'string' },
  fault: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  tenant: { type: 'string' },
  label: { type: 'string' },
  live: { type: 'boolean' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

type Values = ReturnType<typeof parse>['values'];

interface Reader {
  readonly options: readonly string[];
  /** Number of arguments after the name. */
  readonly operands: number;
  readonly read: (values: Values, operands: readonly string[]) => Command;
}

const commands: Readonly<Record<string, Reader>> = {
  serve: { options: [], operands: 0, read: () => ({ name: 'serve' }) },
  mock: { options: ['customers', 'fault'], operands: 0, read: readMock },
  migrate: { options: [], operands: 0, read: () => ({ name: 'migrate' }) },
  distribute: { options: [], operands: 0, read: () => ({ name: 'distribute' }) },
  copy: { options: ['from', 'to'], operands: 0, read: readCopy },
  'keys create': { options: ['tenant', 'label', 'live'], operands: 0, read: readCreate },
  'keys list': {
    options: ['tenant', 'json'],
    operands: 0,
    read: ({ tenant, json = false }) => ({ name: 'keys list', tenant, json }),
  },
  'keys revoke': { options: [], operands: 1, read: (_, [id = '']) => ({ name: 'keys revoke', id }) },
};

function readMock({ customers = '50', fault = [] }: Values): Command {
  if (!/^\d{1,4}$/.test(customers)) throw refused('--customers must be a number from 0 to 9999.');
  return { name: 'mock', customers: Number(customers), faults: fault };
}

function readCopy({ from, to }: Values): Command {
  if (from === undefined || to === undefined) throw refused('copy needs --from URL and --to URL.');
  return { name: 'copy', from, to };
}

const tenantName = /^[\w.-]{1,64}$/;
const label = /^[^\p{Control}]{1,200}$/u;

function readCreate(values: Values): Command {
  const { tenant = '', live = false } = values;
  if (!tenantName.test(tenant)) {
    throw refused('keys create needs --tenant NAME, of up to 64 letters, digits, ".", "_" and "-".');
  }
  if (values.label !== undefined && !label.test(values.label)) {
    throw refused('--label must be one line of 1 to 200 characters.');
  }
  return { name: 'keys create', tenant, label: values.label ?? null, live };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw refused((error as Error).message, error);
  }
}

function split(positionals: readonly string[], words: number): [name: string, operands: readonly string[]] {
  return [positionals.slice(0, words).join(' ') || 'serve', positionals.slice(words)];
}

function refused(sentence: string, cause?: unknown): StartError {
  return new StartError(`${sentence}\n\n${usage}`, { cause });
}

export const usage = `Usage: rollcall-server [command]

Commands:
  (none)                        Serve the API.
  mock                          Serve the API for the work on a front end: in memory, with invented customers and the key
                                sk_test_rollcall_mock.
      [--customers N]           Number of customers. Default: 50.
      [--fault "RULE"] …        Make requests of all clients fail. A rule is an operation of the API, or * for all, and
                                the fault: "listCustomers: delay-ms=2000" waits, "*: code=503, every=3" fails every
                                third request, "bulkCreateCustomers: disconnect=after" closes the connection after the
                                work, "disconnect=before" without it. The codes are 409, 412, 422, 429, 500 and 503.
                                A client makes a single request of its own fail by the header "Prefer: code=503".
  migrate                       Bring the database to the newest schema. A server does the same when it starts.
  distribute                    The same, then spread the tables by tenant over the nodes of Citus, while all servers
                                are of this version.
  copy --from URL --to URL      Copy everything from one database to another one that is empty, while no server uses
                                them. The URLs are like DATABASE_URL. Can be repeated after an interruption.
  keys create --tenant NAME     Create and print a key of a tenant. A new name creates the tenant.
      [--label TEXT] [--live]   Note in the list; a key that starts with sk_live_ instead of sk_test_.
  keys list                     List all keys, with the times of their creation, last use and revocation.
      [--tenant NAME] [--json]  Only those of one tenant; as JSON.
  keys revoke ID                Revoke a key at once. ID is the one in the list.

Options:
  --help                        Show this help.
  --version                     Show the version.

All other settings are environment variables:
  ${variableNames.join('\n  ')}
`;
