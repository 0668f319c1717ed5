#!/usr/bin/env node
import { parseCommand } from './cli/parse-command.js';
import { runCommand } from './cli/run-command.js';
import { StartError } from './start-error.js';

try {
  await runCommand(parseCommand(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
