import { type ExecFileOptions, execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program that ended with another status than 0. The message has all that it printed. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  readonly output: string;

  constructor(command: string, output: string, cause: unknown) {
    super(`${command} failed:\n${output}`, { cause });
    this.output = output;
  }
}

/**
 * Runs a program to its end. Returns what it printed to standard output.
 *
 * @throws {ToolError} when it fails.
 */
export async function runTool(file: string, args: readonly string[], options: ExecFileOptions = {}): Promise<string> {
  try {
    const { stdout } = await run(file, args, { maxBuffer: 64 * 1024 * 1024, ...options, encoding: 'utf8' });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new ToolError([file, ...args].join(' '), `${stderr}${stdout}`, error);
  }
}
