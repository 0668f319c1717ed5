import type { Command } from 'commander';

/** Adds the options that say how to reach the API. */
export function withConnection(command: Command): Command {
  return command
    .option('--base-url <url>', 'where the API is; else ROLLCALL_BASE_URL, else the config file')
    .option(
      '--config <file>',
      'a JSON file, mode 0600, with apiKey and baseUrl (default: ~/.config/rollcall/config.json)',
    )
    .option('--key-stdin', 'read the API key from standard input');
}
