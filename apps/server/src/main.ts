#!/usr/bin/env node
import { parseCommand } from './cli/parse-command.ts';
import { runCommand } from './cli/run-command.ts';
import { StartError } from './start-error.ts';

try {
  await runCommand(parseCommand(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
