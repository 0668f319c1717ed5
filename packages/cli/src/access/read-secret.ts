import process from 'node:process';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CliError, exitCodes } from '../core/errors.ts';

/** Whether a person can answer questions. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true;
}

/** Reads a secret from a terminal without showing it, or all of standard input if it is a pipe or a file. */
export async function readSecret(question: string): Promise<string> {
  return canAsk() ? ask(question, new Writable({ write: (_chunk, _encoding, done) => done() })) : readPiped();
}

async function readPiped(): Promise<string> {
  return (await text(process.stdin)).trim();
}

/**
 * Asks for a line on the terminal.
 *
 * @param echo shows the typed characters; by default on the terminal.
 * @throws {CliError} after Ctrl-C or at the end of the input.
 */
export async function ask(question: string, echo?: Writable): Promise<string> {
  // Standard output is for results, so that they can be piped while a person answers.
  const output = echo ?? process.stderr;
  const line = createInterface({ input: process.stdin, output, terminal: true, prompt: question });
  // Only now the terminal no longer shows characters by itself, and a person may paste the key at once.
  line.prompt();
  if (echo !== undefined) process.stderr.write(question);
  try {
    return await new Promise<string>((resolve, reject) => {
      line.once('line', (answer) => resolve(answer.trim()));
      line.once('SIGINT', () => reject(new CliError('Interrupted', exitCodes.interrupted)));
      line.once('close', () => reject(new CliError('Nothing was entered')));
    });
  } finally {
    line.close();
    if (echo !== undefined) process.stderr.write('\n');
  }
}
