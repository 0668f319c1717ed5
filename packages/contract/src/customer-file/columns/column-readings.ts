import type { CsvColumn, CsvColumns } from '../../csv/columns.ts';
import { fieldNamed, normalizedName } from '../../csv/synonyms.ts';
import type { CustomerFileOptions } from '../options.ts';
import { type OwnColumns, ownColumnsOf } from './own-columns.ts';
import { type Preset, presetFields, presets } from './presets.ts';

export const KEY = 'customer_key';
export const TYPE = 'customer_type';

/** The field that a column stands for, and why. */
export interface ColumnReading {
  /** `null` if the column is ignored, `undefined` if it is unknown. */
  readonly field: string | null | undefined;
  readonly reason: (typeof reasons)[number];
}

/** From the weakest. */
const reasons = ['unknown', 'nameless', 'own', 'synonym', 'name', 'preset', 'option'] as const;

const UNKNOWN: ColumnReading = { field: undefined, reason: 'unknown' };

/**
 * Reads the names of the columns of a file: by the options, by the preset, by the name of a field, or by a synonym of it. No
 * column is guessed by its likeness.
 */
export class ColumnReadings {
  readonly header: readonly string[];
  readonly known: CsvColumns;
  readonly preset: Preset | undefined;
  readonly ignoresUnknown: boolean;
  /** The columns from here on have no names, and their cells must be empty. */
  readonly namelessFrom: number;
  readonly own: OwnColumns;
  /** The fields whose cells are no JSON. Only its exact name means a list: "Phone numbers" is a text elsewhere. */
  readonly plainFields: readonly string[];
  readonly all: readonly ColumnReading[];
  readonly #options: CustomerFileOptions;
  readonly #normalized: readonly string[];
  readonly #ofPreset: ReadonlyMap<string, string> | undefined;
  readonly #ignoredByPreset: ReadonlySet<string>;

  /** @param header the names, trimmed. */
  constructor(header: readonly string[], options: CustomerFileOptions, known: CsvColumns) {
    this.header = header;
    this.known = known;
    this.#options = options;
    this.#normalized = header.map(normalizedName);
    this.preset = options.from && presets[options.from];
    this.#ofPreset = this.preset && presetFields(this.preset, header);
    this.#ignoredByPreset = new Set(this.preset?.ignored?.map(normalizedName));
    this.ignoresUnknown = options.ignore_unknown ?? this.preset !== undefined;
    const dropsNameless = this.ignoresUnknown || options.map?.[''] === null;
    this.namelessFrom = dropsNameless ? header.length : header.findLastIndex((name) => name !== '') + 1;
    this.own = ownColumnsOf(header, known);
    this.plainFields = known.names.filter((name) => !known.isStructured(name));
    this.all = this.#readAll();
  }

  /** The field of each column; `null` for a column without one. */
  get columns(): (CsvColumn | null)[] {
    return this.all.map(({ field }) => (field ? (this.known.named(field) ?? null) : null));
  }

  /** The fields that no column has yet, and whose cells are no JSON: only these are suggested. */
  get freeFields(): readonly string[] {
    return this.plainFields.filter((field) => !this.has(field));
  }

  /** Whether a column has this field. */
  has(field: string): boolean {
    return this.all.some((reading) => reading.field === field);
  }

  /** The columns with a name; else the only one whose name differs in case, spaces and punctuation alone. */
  indexesOf(name: string): number[] {
    const exact = this.header.flatMap((column, index) => (column === name.trim() ? [index] : []));
    if (exact.length > 0) return exact;
    const normalized = normalizedName(name);
    const alike = this.#normalized.flatMap((column, index) => (column !== '' && column === normalized ? [index] : []));
    return alike.length === 1 ? alike : [];
  }

  /** The column whose value is the key as well; `undefined` if the key has a column of its own, or none at all. */
  get keyIndex(): number | undefined {
    const { key_from } = this.#options;
    if (key_from === undefined && this.has(KEY)) return undefined;
    const from = key_from ?? this.preset?.keyFrom;
    if (from === undefined) return undefined;
    const index = this.all.findIndex(({ field }) => field === from);
    return index === -1 ? this.indexesOf(from)[0] : index;
  }

  #readAll(): ColumnReading[] {
    const readings = this.#byOption().map((reading, index) => reading ?? this.#byName(index));
    // The key that an option names is stronger than a column that looks like one.
    const isOtherKey = ({ field, reason }: ColumnReading) =>
      field === KEY && reason === 'synonym' && this.#options.key_from !== undefined;
    return readings.map((reading) => (isOtherKey(reading) || this.#givesWay(reading, readings) ? UNKNOWN : reading));
  }

  #byOption(): (ColumnReading | undefined)[] {
    const { map = {} } = this.#options;
    const readings: (ColumnReading | undefined)[] = this.header.map(() => undefined);
    for (const [name, field] of Object.entries(map)) {
      for (const index of this.indexesOf(name)) readings[index] = { field, reason: 'option' };
    }
    return readings;
  }

  #byName(index: number): ColumnReading {
    const name = this.header[index] ?? '';
    const { failure, readOnly, archived, escaped } = this.own;
    if (index >= this.namelessFrom) return { field: null, reason: 'nameless' };
    if ([...failure, ...readOnly, archived, escaped].includes(index)) return { field: null, reason: 'own' };
    const ofPreset = this.#ofPreset?.get(name);
    if (ofPreset !== undefined) return { field: ofPreset, reason: 'preset' };
    if (this.#ignoredByPreset.has(this.#normalized[index] ?? '')) return UNKNOWN;
    const dotted = name.replace(/\[([^[\]]+)\]/g, '.$1');
    if (this.known.named(dotted) !== undefined) return { field: dotted, reason: 'name' };
    return { field: fieldNamed(name, this.plainFields), reason: 'synonym' };
  }

  /** With unknown columns ignored, a column that may mean a field gives way to one that means it more certainly. */
  #givesWay({ field, reason }: ColumnReading, readings: readonly ColumnReading[]): boolean {
    if (!field || !this.ignoresUnknown) return false;
    const strength = reasons.indexOf(reason);
    return readings.some((other) => other.field === field && reasons.indexOf(other.reason) > strength);
  }
}
