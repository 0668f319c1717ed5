import { createKey, listKeys, revokeKey } from './keys.ts';
import { migrate } from './migrate.ts';
import type { Command } from './parse-command.ts';
import { serve } from './serve.ts';
import { usage } from './usage.ts';

/**
 * Does what the arguments of the process ask for.
 *
 * @throws StartError where it cannot be done.
 */
export async function runCommand(command: Command): Promise<void> {
  switch (command.name) {
    case 'serve':
      return serve();
    case 'migrate':
      return migrate();
    case 'keys create':
      return createKey(command);
    case 'keys list':
      return listKeys(command);
    case 'keys revoke':
      return revokeKey(command);
    case 'help':
      process.stdout.write(usage);
  }
}
