#!/usr/bin/env node
// Node reads the source map of a module only while it loads the module, so every other import is dynamic.
import type { Command } from './cli/parse-command.ts';

process.setSourceMapsEnabled(true);

try {
  const { parseCommand } = await import('./cli/parse-command.ts');
  await runCommand(parseCommand(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${await sentenceOf(error)}
`);
  process.exitCode = 1;
}

/** @throws the error itself, if it is a bug. */
async function sentenceOf(error: unknown): Promise<string> {
  // Modules are files, too: with few left, the one with the sentences cannot be loaded.
  const { code = '' } = error as NodeJS.ErrnoException;
  if (['EMFILE', 'ENFILE'].includes(code)) {
    return 'The limit of open files is too low: raise it, for example with ulimit -n 10000.';
  }
  const { sentenceForOperator } = await import('./core/errors.ts');
  const sentence = sentenceForOperator(error);
  if (sentence === undefined) throw error;
  return sentence;
}

/** @throws StartError if the command cannot be run. */
async function runCommand(command: Command): Promise<void> {
  switch (command.name) {
    case 'serve':
      return (await import('./cli/serve.ts')).serve();
    case 'mock':
      return (await import('./cli/mock.ts')).mock(command);
    case 'migrate':
      return (await import('./cli/migrate.ts')).migrate();
    case 'distribute':
      return (await import('./cli/distribute.ts')).distribute();
    case 'copy':
      return (await import('./cli/copy.ts')).copy(command);
    case 'keys create':
      return (await import('./cli/keys.ts')).createKey(command);
    case 'keys list':
      return (await import('./cli/keys.ts')).listKeys(command);
    case 'keys revoke':
      return (await import('./cli/keys.ts')).revokeKey(command);
    case 'version':
      process.stdout.write(`${(await import('./version.ts')).VERSION}\n`);
      return;
    case 'help':
      process.stdout.write((await import('./cli/parse-command.ts')).usage);
  }
}
