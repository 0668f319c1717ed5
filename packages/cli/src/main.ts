#!/usr/bin/env node
import process from 'node:process';
import { exitCodes, reportError } from './core/errors.ts';
import { program } from './program.ts';

// Who reads our output may have seen enough (`rollcall export | head`): that is no failure.
process.stdout.on('error', endWith);
process.stderr.on('error', endWith);

try {
  await program(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportError(error);
}

function endWith(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? exitCodes.done) : reportError(error));
}
