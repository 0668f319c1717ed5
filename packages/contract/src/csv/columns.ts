import type { TaxStatus } from '../generated/models.ts';
import { readJson } from '../read-json.ts';

/** The parts of a JSON Schema that say which columns a customer has. */
interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
  readonly items?: SchemaObject;
  readonly maxItems?: number;
  readonly propertyNames?: object;
}

/** A column that holds a field of a customer, or a part of one. */
export interface CsvColumn {
  /** The field, or the field and the way into it: `metadata.plan`, `contact_people.0.email_address`. */
  readonly path: readonly [string, ...(string | number)[]];
  /** The value of a cell that is not empty, or a problem in words that follow "The row". */
  read(cell: string): { readonly value: unknown } | { readonly problem: string };
}

/** The columns that a CSV file of customers may have. */
export class CsvColumns {
  readonly #schemas: Readonly<Record<string, SchemaObject>>;
  readonly #fields: Readonly<Record<string, SchemaObject>>;
  /** The fields, each of which has a column of its name. */
  readonly names: readonly string[];
  /** Those that every file must have. */
  readonly required: readonly string[];
  /** The fields of a stored customer that only the API sets. */
  readonly readOnlyNames: readonly string[];

  /**
   * @param schemas the component schemas of the document.
   * @param required the fields that every file must have. Default: those that every new customer has.
   */
  constructor(schemas: object, required?: readonly string[]) {
    this.#schemas = schemas as Readonly<Record<string, SchemaObject>>;
    const { properties = {}, required: ofCustomer = [] } = this.#schemas.CustomerCreate ?? {};
    this.#fields = Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, this.#resolved(schema)]),
    );
    this.names = Object.keys(properties);
    this.required = required ?? ofCustomer;
    const stored = Object.keys(this.#schemas.Customer?.properties ?? {});
    this.readOnlyNames = stored.filter((name) => !this.names.includes(name));
  }

  /** Whether the cells of a field are JSON, since it is a list or an object. */
  isStructured(name: string): boolean {
    return isStructured(this.#fields[name]);
  }

  /** The column with a name; `undefined` if no part of a customer has it. */
  named(name: string): CsvColumn | undefined {
    if (Object.hasOwn(this.#fields, name)) return this.#wholeField(name);
    const [, field = '', rest = ''] = /^([a-z_0-9]+)\.(.+)$/s.exec(name) ?? [];
    return Object.hasOwn(this.#fields, field) ? this.#partOfField(field, rest) : undefined;
  }

  #wholeField(name: string): CsvColumn {
    if (this.isStructured(name)) return { path: [name], read: (cell) => jsonCell(name, cell) };
    if (name === 'tax_status') return { path: [name], read: (cell) => ({ value: taxStatuses.get(cell) ?? cell }) };
    const scalar = scalarReader(this.#fields[name] ?? {});
    return { path: [name], read: (cell) => ({ value: scalar(cell) }) };
  }

  #partOfField(field: string, rest: string): CsvColumn | undefined {
    const { properties, items, maxItems = 0, propertyNames } = this.#fields[field] ?? {};
    // Of a field with any names, the rest is the name, dots included. Its type is not known.
    if (propertyNames) return { path: [field, rest], read: (value) => ({ value }) };
    if (properties) return this.#scalarAt([field, rest], ownProperty(properties, rest));
    const [, position = '', name = ''] = /^(0|[1-9]\d{0,2})\.(.+)$/.exec(rest) ?? [];
    if (items === undefined || position === '' || Number(position) >= maxItems) return undefined;
    return this.#scalarAt([field, Number(position), name], ownProperty(this.#resolved(items).properties ?? {}, name));
  }

  #scalarAt(path: CsvColumn['path'], given: SchemaObject | undefined): CsvColumn | undefined {
    if (given === undefined) return undefined;
    const schema = this.#resolved(given);
    if (isStructured(schema)) return undefined;
    const scalar = scalarReader(schema);
    return { path, read: (cell) => ({ value: scalar(cell) }) };
  }

  #resolved(schema: SchemaObject): SchemaObject {
    return schema.$ref === undefined ? schema : (this.#schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  }

  /** Fields that have more than one column for the same part: twice the same, or a whole field beside parts of it. */
  repeated(columns: readonly (CsvColumn | null)[]): string[] {
    const seen = new Set<string>();
    const wholes = new Set(columns.flatMap((column) => (column?.path.length === 1 ? column.path[0] : [])));
    const repeated = columns.flatMap((column) => {
      if (column === null) return [];
      const name = column.path.join('.');
      const isRepeated = seen.has(name) || (column.path.length > 1 && wholes.has(column.path[0]));
      seen.add(name);
      return isRepeated ? [name] : [];
    });
    return [...new Set(repeated)];
  }

  /**
   * The customer in a row. An empty cell leaves its field out, and an item of a list without any cell is left out too.
   *
   * @param columns of which `null` is ignored.
   * @returns the customer, or the first problem in words that follow "The row".
   */
  read(
    columns: readonly (CsvColumn | null)[],
    cells: readonly string[],
  ): { readonly customer: Record<string, unknown> } | { readonly problem: string } {
    const customer: Record<string, unknown> = {};
    const lists = new Set<string>();
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index];
      const cell = cells[index] ?? '';
      if (!column || cell === '') continue;
      const read = column.read(cell);
      if ('problem' in read) return read;
      // Nearly all columns hold whole fields, and assigning is many times as fast.
      if (column.path.length === 1) customer[column.path[0]] = read.value;
      else put(customer, column.path, read.value);
      if (typeof column.path[1] === 'number') lists.add(column.path[0]);
    }
    // Items that the row does not have are holes.
    for (const name of lists) customer[name] = (customer[name] as unknown[]).filter(() => true);
    return { customer };
  }
}

/** Those for which the hosted API's sample file writes numbers. */
const taxStatuses: ReadonlyMap<string, TaxStatus> = new Map<string, TaxStatus>([
  ['1', 'TAXABLE'],
  ['2', 'TAX_EXEMPT'],
]);

function ownProperty(properties: Readonly<Record<string, SchemaObject>>, name: string): SchemaObject | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

function isStructured(schema: SchemaObject | undefined): boolean {
  const types = [schema?.type].flat();
  return types.includes('array') || types.includes('object');
}

function jsonCell(name: string, cell: string): { readonly value: unknown } | { readonly problem: string } {
  const read = readJson(cell);
  return 'problem' in read ? { problem: `has JSON in the column ${name} that ${read.problem}` } : read;
}

/** Reads cells as the type in the document. A cell that does not fit it stays a text, which the schema rejects. */
function scalarReader({ type }: SchemaObject): (cell: string) => string | number | boolean {
  const types = [type].flat();
  if (types.includes('boolean'))
    return (cell) => (/^(?:true|false)$/i.test(cell) ? cell.toLowerCase() === 'true' : cell);
  if (types.includes('integer')) return (cell) => (/^-?\d{1,15}$/.test(cell) ? Number(cell) : cell);
  return (cell) => cell;
}

function put(
  target: Record<PropertyKey, unknown>,
  [step, ...steps]: readonly (string | number)[],
  value: unknown,
): void {
  if (step === undefined) return;
  if (steps.length === 0) define(target, step, value);
  else {
    if (!Object.hasOwn(target, step)) define(target, step, typeof steps[0] === 'number' ? [] : {});
    put(target[step] as Record<PropertyKey, unknown>, steps, value);
  }
}

/** An assignment would change the prototype for the name `__proto__`. */
function define(target: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
}
