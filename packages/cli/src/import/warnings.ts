import { FileWarnings } from '@rollcall/contract/customer-file';
import { oneLine } from '../core/output.ts';
import type { SourceRow } from '../input/source.ts';

/** Values of one field that were probably damaged in the same way, as `--json` prints them. */
interface Warning {
  readonly code: string;
  readonly field: string;
  readonly message: string;
  readonly count: number;
  /** The first of them. */
  readonly example: { readonly line: number; readonly value: string };
}

/** Counts suspicious values, by field. */
export class Warnings {
  readonly #all = new FileWarnings();

  add({ line, suspects }: SourceRow): void {
    if (suspects.length > 0) this.#all.add(suspects, { line, number: line });
  }

  /** The most frequent first. */
  list(): readonly Warning[] {
    return this.#all.list().map(({ code, field, message, count, value, places: [first] }) => {
      return { code, field, message, count, example: { line: first?.line ?? 0, value } };
    });
  }
}

/** A warning as a line of a report. */
export function warningLine({ field, message, count, example }: Warning): string {
  const place = `line ${example.line}: ${JSON.stringify(oneLine(example.value))}`;
  return `${String(count).padStart(8)}  warning: ${oneLine(field)} ${message} (${place})`;
}
