/** A change that a reader made to a file instead of taking its cells as they are. New codes may be added. */
export type FileNoteCode =
  | 'encoding_detected'
  | 'lines_skipped'
  | 'column_mapped'
  | 'column_ignored'
  | 'value_set'
  | 'key_taken'
  | 'blank_rows_skipped'
  | 'totals_skipped'
  | 'footer_skipped'
  | 'short_rows_filled'
  | 'empty_cells_dropped'
  | 'value_read'
  | 'address_cleaned'
  | 'date_read'
  | 'date_format_missing'
  | 'apostrophe_removed';

/** Something that was done, and how often. */
export interface FileNote {
  readonly code: FileNoteCode;
  /** A full sentence, without the places. */
  readonly message: string;
  /** How many rows, lines or columns it concerns. */
  readonly count: number;
  /** The numbers of the first rows, from 1 below the header; empty if it does not concern rows. */
  readonly rows: readonly number[];
  /** The lines of the file in which those rows begin. */
  readonly lines: readonly number[];
}

/** The place of a row. */
export interface Place {
  readonly number: number;
  readonly line: number;
}

/** So many places of a note are listed. */
const PLACES_MAX = 10;
/** So many notes are kept: a header may have a thousand columns. */
const NOTES_MAX = 200;

/** Collects notes while a file is read. Equal ones are counted, so that their number does not grow with the file. */
export class FileNotes {
  readonly #notes = new Map<
    string,
    { code: FileNoteCode; say: (count: number) => string; count: number; places: Place[] }
  >();

  /**
   * @param say the sentence for a number of rows. Notes of one code and one sentence for 1 are the same.
   * @param amount how many rows or columns are added.
   */
  add(code: FileNoteCode, say: (count: number) => string, place?: Place, amount = 1): void {
    const key = `${code} ${say(1)}`;
    let note = this.#notes.get(key);
    if (note === undefined) {
      if (this.#notes.size === NOTES_MAX) return;
      note = { code, say, count: 0, places: [] };
      this.#notes.set(key, note);
    }
    note.count += amount;
    if (place !== undefined && note.places.length < PLACES_MAX) note.places.push(place);
  }

  /** The notes so far, in the order of their first rows. */
  list(): FileNote[] {
    return [...this.#notes.values()].map(({ code, say, count, places }) => ({
      code,
      message: say(count),
      count,
      rows: places.map(({ number }) => number),
      lines: places.map(({ line }) => line),
    }));
  }
}

/** `1 row was`, `2 rows were`. */
export function rowsWere(count: number): string {
  return count === 1 ? '1 row was' : `${count} rows were`;
}
