import { type Suspicion, suspicions } from '@rollcall/contract/csv';
import { oneLine } from '../core/output.ts';
import type { SourceRow } from '../input/source.ts';

/** Values of one field that were probably damaged in the same way. */
export interface Warning {
  readonly code: Suspicion;
  readonly field: string;
  readonly count: number;
  /** The first of them. */
  readonly example: { readonly line: number; readonly value: string };
}

/** Metadata may have any number of names; further fields are counted together. */
const FIELDS_MAX = 50;

const VALUE_CHARACTERS = 60;

/** Counts suspicious values, by field. Its size does not grow with their number. */
export class Warnings {
  readonly #groups = new Map<string, Warning>();

  add({ line, suspects }: SourceRow): void {
    for (const { suspicion, field, value } of suspects) {
      const named = `${suspicion} ${field}`;
      const isShown = this.#groups.has(named) || this.#groups.size < FIELDS_MAX;
      const key = isShown ? named : suspicion;
      const group = this.#groups.get(key);
      const example = { line, value: value.length > VALUE_CHARACTERS ? `${value.slice(0, VALUE_CHARACTERS)}…` : value };
      if (group) this.#groups.set(key, { ...group, count: group.count + 1 });
      else this.#groups.set(key, { code: suspicion, field: isShown ? field : 'other fields', count: 1, example });
    }
  }

  /** The most frequent first. */
  list(): readonly Warning[] {
    return [...this.#groups.values()].sort((left, right) => right.count - left.count);
  }
}

/** A warning as a line of a report. */
export function warningLine({ code, field, count, example }: Warning): string {
  const place = `line ${example.line}: ${JSON.stringify(oneLine(example.value))}`;
  return `${String(count).padStart(8)}  warning: ${oneLine(field)} ${suspicions[code]} (${place})`;
}
