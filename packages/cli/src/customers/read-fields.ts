import { CliError } from '../cli-error.ts';

/**
 * Reads fields from arguments: `city=Lisbon`, `metadata:={"plan":"pro"}`.
 *
 * @param cleared what a field without a text (`city=`) gets.
 * @throws {CliError} where one is not of that form.
 */
export function readFields(fields: readonly string[], cleared: '' | null): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => readField(field, cleared)));
}

function readField(field: string, cleared: '' | null): [string, unknown] {
  const [, name, operator, text = ''] = /^(\w+)(:?=)(.*)$/s.exec(field) ?? [];
  if (name === undefined) throw new CliError(`"${field}" is neither FIELD=TEXT nor FIELD:=JSON`);
  return [name, operator === '=' ? text || cleared : readJson(name, text)];
}

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError(`${name}:= needs JSON, such as '${name}:={"a":1}'`, undefined, { cause });
  }
}
