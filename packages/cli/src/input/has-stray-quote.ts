/** Whether a quotation mark stands where none may be: inside a cell that is not quoted, or before the end of one that is. */
export function hasStrayQuote(record: string, delimiter: string): boolean {
  if (!record.includes('"')) return false;
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  for (const character of record) {
    if (state === 'quoted') state = character === '"' ? 'closed' : 'quoted';
    else if (character === delimiter) state = 'start';
    else if (character === '"' && state === 'plain') return true;
    else if (character === '"') state = 'quoted';
    else if (state === 'closed') return true;
    else state = 'plain';
  }
  return false;
}
