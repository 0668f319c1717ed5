import { parseArgs } from 'node:util';
import { variableNames } from '../config.js';
import { StartError } from '../start-error.js';

/** What the process is to do. */
export type Command = 'serve' | 'migrate' | 'help';

export const usage = `Usage: rollcall-server [command]

Commands:
  (none)     Serve the API.
  migrate    Bring the database to the newest schema, and end. A server does the same when it starts.

Options:
  --help     Show this.

Everything else is in the environment:
  ${variableNames.join('\n  ')}
`;

/**
 * Reads the arguments of the process.
 *
 * @throws StartError where they are not understood, with the usage.
 */
export function parseCommand(args: readonly string[]): Command {
  const { help, positionals } = parse(args);
  const [command = 'serve', ...others] = positionals;
  if (help) return 'help';
  const isKnown = command === 'serve' || command === 'migrate';
  if (isKnown && others.length === 0) return command;
  throw new StartError(`"${positionals.join(' ')}" is not a command.\n\n${usage}`);
}

function parse(args: readonly string[]): { help: boolean; positionals: string[] } {
  try {
    const options = { help: { type: 'boolean', short: 'h', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { help: values.help, positionals };
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n\n${usage}`, { cause: error });
  }
}
