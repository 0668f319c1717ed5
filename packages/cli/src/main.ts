#!/usr/bin/env node
import process from 'node:process';
import { exitCodes, reportError } from './core/errors.ts';
import { program } from './program.ts';

process.stdout.on('error', endWith);
process.stderr.on('error', endWith);

try {
  await program(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportError(error);
}

/** A closed pipe is no failure: its reader has seen enough (`rollcall export | head`). */
function endWith(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? exitCodes.done) : reportError(error));
}
