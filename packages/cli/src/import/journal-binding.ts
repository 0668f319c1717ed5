import { CliError } from '../cli-error.ts';
import type { Fingerprint } from '../input/fingerprint.ts';

/** What has to be the same where an import goes on. */
export interface JournalBinding {
  readonly source: Fingerprint;
  readonly baseUrl: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** @throws {CliError} where a journal belongs to another import. */
export function checkBinding(journal: string, then: JournalBinding, now: JournalBinding): void {
  const problem = differenceOf(then, now);
  if (problem === undefined) return;
  throw new CliError(
    `An import of this file is not finished, and ${problem}.\n` +
      `Go on with it as it was; or delete ${journal} to begin anew: rows that are in the registry already will then fail as taken.`,
  );
}

function differenceOf(then: JournalBinding, now: JournalBinding): string | undefined {
  if (then.source.sha256 !== now.source.sha256) {
    return `the file has changed since (${then.source.bytes} bytes then, ${now.source.bytes} bytes now)`;
  }
  if (then.baseUrl !== now.baseUrl) return `it went to ${then.baseUrl}, not to ${now.baseUrl}`;
  const options = Object.keys(now.options).filter(
    (name) => JSON.stringify(then.options[name]) !== JSON.stringify(now.options[name]),
  );
  if (options.length === 0) return undefined;
  return `it had other options: ${options.map((name) => `${name} was ${JSON.stringify(then.options[name])}`).join(', ')}`;
}
