/** A file of many customers, some of them invalid. */
export interface GeneratedFile {
  readonly csv: string;
  /** The keys of the valid rows. */
  readonly good: ReadonlySet<string>;
  /** The code of each invalid row, by its line in the file. */
  readonly bad: ReadonlyMap<number, string>;
}

const COLUMNS = 'customer_key,customer_type,primary_email,legal_name,date_of_birth,tax_status,city,website_url';

interface Cells {
  customer_key: string;
  customer_type: string;
  primary_email: string;
  legal_name: string;
  date_of_birth: string;
  tax_status: string;
  city: string;
  website_url: string;
}

/** Ways to make a row invalid, each with the code that it fails with. */
const FLAWS: readonly [code: string, spoil: (cells: Cells) => string][] = [
  ['required', (cells) => lineOf({ ...cells, primary_email: '' })],
  ['invalid_format', (cells) => lineOf({ ...cells, primary_email: 'not an address' })],
  ['invalid_value', (cells) => lineOf({ ...cells, customer_type: 'ROBOT' })],
  ['required', (cells) => lineOf({ ...cells, customer_key: '' })],
  ['invalid_format', (cells) => lineOf({ ...cells, customer_key: `a\u0007${cells.customer_key}` })],
  ['invalid_format', (cells) => lineOf({ ...cells, date_of_birth: '2023-02-29' })],
  ['invalid_value', (cells) => lineOf({ ...cells, tax_status: '3' })],
  ['too_long', (cells) => lineOf({ ...cells, city: 'x'.repeat(256) })],
  ['malformed_row', (cells) => `${lineOf(cells)},one,more`],
  ['customer_key_taken', (cells) => lineOf({ ...cells, customer_key: 'generated-0' })],
];

/** One row in a hundred is invalid, each in another way than the one before. Some cells have commas, quotes and line ends. */
export function generateCustomers(rows: number): GeneratedFile {
  const lines = [COLUMNS];
  const good = new Set<string>();
  const bad = new Map<number, string>();
  let line = 2;
  for (let number = 0; number < rows; number += 1) {
    const cells = cellsOf(number);
    const flaw = number % 100 === 57 ? FLAWS[Math.floor(number / 100) % FLAWS.length] : undefined;
    if (flaw) bad.set(line, flaw[0]);
    else good.add(cells.customer_key);
    const text = flaw ? flaw[1](cells) : lineOf(cells);
    lines.push(text);
    line += text.split('\n').length;
  }
  return { csv: `${lines.join('\n')}\n`, good, bad };
}

function cellsOf(number: number): Cells {
  return {
    customer_key: `generated-${number}`,
    customer_type: number % 2 ? 'BUSINESS' : 'INDIVIDUAL',
    primary_email: `generated-${number}@example.com`,
    legal_name: number % 10 === 3 ? `"Müller, ""Söhne""\n& Co. ${number}"` : `Company ${number}`,
    date_of_birth: number % 4 ? '' : '1990-05-17',
    tax_status: number % 3 ? '' : '1',
    city: 'Lisbon',
    website_url: `https://example.com/${number}`,
  };
}

function lineOf(cells: Cells): string {
  return Object.values(cells).join(',');
}
