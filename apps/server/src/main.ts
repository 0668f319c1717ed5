#!/usr/bin/env node
// Node reads the source map of a module only while it loads the module, so every other import of ours is dynamic.
import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import type { Command } from './cli/parse-command.ts';

process.setSourceMapsEnabled(true);

try {
  const { parseCommand } = await import('./cli/parse-command.ts');
  const command = parseCommand(process.argv.slice(2));
  if (!['help', 'version'].includes(command.name)) requireFiles();
  await runCommand(command);
} catch (error) {
  process.stderr.write(`${await sentenceOf(error)}
`);
  process.exitCode = 1;
}

/**
 * Otherwise each library has another error for a limit that it meets, and some end the process.
 *
 * @throws Error with the code `EMFILE` or `ENFILE` if fewer files may be opened than a command has open at its start.
 */
function requireFiles(): void {
  const filesAtStart = 32;
  const opened: number[] = [];
  try {
    while (opened.length < filesAtStart) opened.push(openSync(devNull, 'r'));
  } finally {
    for (const descriptor of opened) closeSync(descriptor);
  }
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
