#!/usr/bin/env node
import { migrate } from './cli/migrate.js';
import { type Command, parseCommand, usage } from './cli/parse-command.js';
import { serve } from './cli/serve.js';
import { StartError } from './start-error.js';

const commands: Readonly<Record<Command, () => Promise<unknown> | unknown>> = {
  serve,
  migrate,
  help: () => process.stdout.write(usage),
};

try {
  await commands[parseCommand(process.argv.slice(2))]();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
