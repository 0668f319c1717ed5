import { readFileSync } from 'node:fs';

/** The variables that may contain a secret. With `_FILE` after its name, each can name a file that contains the value. */
export const secretNames = ['DATABASE_URL', 'ROLLCALL_API_KEY'] as const;

export interface SecretFiles {
  /** The content of each file, by the variable that it replaces. */
  readonly values: Readonly<Record<string, string>>;
  /** One sentence for each file that cannot be used. */
  readonly failures: readonly string[];
}

/** Reads the secrets that are in files, as orchestrators mount them. A line break at the end is no part of a secret. */
export function readSecretFiles(environment: Readonly<Record<string, string | undefined>>): SecretFiles {
  const values: Record<string, string> = {};
  const failures: string[] = [];
  for (const name of secretNames) {
    const file = environment[`${name}_FILE`];
    if (file === undefined || file === '') continue;
    try {
      if (environment[name] === undefined) values[name] = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
      else failures.push(`${name} and ${name}_FILE are both set: set only one of them.`);
    } catch (error) {
      failures.push(`${name}_FILE cannot be read: ${(error as Error).message}.`);
    }
  }
  return { values, failures };
}
