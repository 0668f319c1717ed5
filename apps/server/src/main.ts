#!/usr/bin/env node
// Node reads the source map of a module only while it loads the module, so every other import is dynamic.
import type { Command } from './cli/parse-command.ts';

process.setSourceMapsEnabled(true);
const { sentenceForOperator } = await import('./core/errors.ts');
const { parseCommand, usage } = await import('./cli/parse-command.ts');

try {
  await runCommand(parseCommand(process.argv.slice(2)));
} catch (error) {
  const sentence = sentenceForOperator(error);
  if (sentence === undefined) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

/** @throws StartError if the command cannot be run. */
async function runCommand(command: Command): Promise<void> {
  switch (command.name) {
    case 'serve':
      return (await import('./cli/serve.ts')).serve();
    case 'migrate':
      return (await import('./cli/migrate.ts')).migrate();
    case 'distribute':
      return (await import('./cli/distribute.ts')).distribute();
    case 'keys create':
      return (await import('./cli/keys.ts')).createKey(command);
    case 'keys list':
      return (await import('./cli/keys.ts')).listKeys(command);
    case 'keys revoke':
      return (await import('./cli/keys.ts')).revokeKey(command);
    case 'help':
      process.stdout.write(usage);
  }
}
