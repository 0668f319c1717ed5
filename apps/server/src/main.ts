#!/usr/bin/env node
import { createKey, listKeys, revokeKey } from './cli/keys.ts';
import { migrate } from './cli/migrate.ts';
import { type Command, parseCommand, usage } from './cli/parse-command.ts';
import { serve } from './cli/serve.ts';
import { StartError } from './core/errors.ts';

try {
  await runCommand(parseCommand(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** @throws StartError if the command cannot be run. */
async function runCommand(command: Command): Promise<void> {
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
