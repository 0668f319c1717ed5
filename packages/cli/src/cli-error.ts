import { type ExitCode, exitCodes } from './exit-codes.ts';

/** Why the command cannot be done, in a sentence for whoever typed it. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.usage, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
