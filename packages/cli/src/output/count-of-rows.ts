/** "1 row", "2 rows". */
export function countOfRows(count: number): string {
  return `${count} ${count === 1 ? 'row' : 'rows'}`;
}
