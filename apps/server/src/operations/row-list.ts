/** A list of rows that is cut at its end if the rows do not fit into an answer. */
export class RowList<Row extends object> {
  readonly rows: Row[] = [];
  /** All rows, with those that were left out. */
  count = 0;
  /** The size of the rows as JSON. */
  bytes = 0;
  readonly #sizes: number[] = [];
  #isCut = false;

  /** Adds a row at the end. After a cut, rows are only counted: the list stays the beginning of the whole. */
  push(row: Row): void {
    this.count += 1;
    if (this.#isCut) return;
    const size = Buffer.byteLength(JSON.stringify(row)) + ','.length;
    this.rows.push(row);
    this.#sizes.push(size);
    this.bytes += size;
  }

  /** Leaves the last row out, and all that follow. */
  cutLast(): void {
    this.#isCut = true;
    this.rows.pop();
    this.bytes -= this.#sizes.pop() ?? 0;
  }

  /** How many rows were left out. */
  get leftOut(): number {
    return this.count - this.rows.length;
  }
}
