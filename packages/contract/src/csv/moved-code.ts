import { isIssueCode } from '../index.ts';

/** The code of a row that cannot be read. No cell of a customer has this text. */
const MALFORMED = 'malformed_row';

/**
 * Finds the code with which a row failed in an earlier import, in a column that is not made for it. Spreadsheets save all
 * rows with the same number of cells, so that the cells of a row that was too short may have moved there.
 *
 * @param hasCode whether the column with this index holds the code of an earlier import. Default: none does.
 * @returns the problem, in words that follow "The row"; `undefined` if there is no such code.
 */
export function movedCodeProblem(
  cells: readonly string[],
  hasCode: (index: number) => boolean = () => false,
): string | undefined {
  const index = cells.findIndex((cell, at) => !hasCode(at) && isCode(cells, cell, at));
  if (index === -1) return undefined;
  return `has the code ${cells[index]} of an earlier import in column ${index + 1}, so its cells have moved`;
}

/** Other codes are words that a customer may have, unless a line number is before them and a sentence after them. */
function isCode(cells: readonly string[], cell: string, at: number): boolean {
  if (cell === MALFORMED) return true;
  return isIssueCode(cell) && /^\d+$/.test(cells[at - 1] ?? '') && /\S \S/.test(cells[at + 1] ?? '');
}
