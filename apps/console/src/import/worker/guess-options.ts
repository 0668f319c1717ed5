import {
  CustomerFileError,
  type CustomerFileOptions,
  type Remedy,
  surveyCustomerFile,
  valueOfWord,
  valuesOf,
} from '@rollcall/contract/customer-file';
import { customerColumns, FILE_LIMITS } from './open-file.ts';
import { readColumns } from './read-columns.ts';

/** A guess solves at most so many problems one after another, such as an encoding, a title and a mapping. */
const ROUNDS_MAX = 5;

/** Options with which the whole file can be read, as far as they can be guessed. Somebody must look at them. */
export async function guessOptions(file: Blob): Promise<CustomerFileOptions> {
  let options: CustomerFileOptions = {};
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const error = await problemOf(file, options);
    const better = error === undefined ? undefined : withRemedy(options, error);
    if (better === undefined) break;
    options = better;
  }
  return withTypeColumn(file, options);
}

const TYPE = 'customer_type';
const types = valuesOf(TYPE) ?? [];

/** A column that nothing is known of, but whose first cells are all types of customers, is the type, whatever its name. */
async function withTypeColumn(file: Blob, options: CustomerFileOptions): Promise<CustomerFileOptions> {
  const { map, set, ...others } = options;
  if (map === undefined || Object.values(map).includes(TYPE)) return options;
  const { columns } = await readColumns(file, options);
  const column = columns.find(
    ({ field, samples }) => field === null && samples.some(Boolean) && samples.filter(Boolean).every(isType),
  );
  if (column === undefined) return options;
  const { [TYPE]: _, ...otherValues } = set ?? {};
  return { ...others, map: { ...map, [column.name]: TYPE }, set: otherValues };
}

const isType = (text: string): boolean => types.includes(valueOfWord(TYPE, text));

async function problemOf(file: Blob, options: CustomerFileOptions): Promise<CustomerFileError | undefined> {
  try {
    await surveyCustomerFile(file.stream(), customerColumns, options, FILE_LIMITS);
    return undefined;
  } catch (error) {
    if (error instanceof CustomerFileError) return error;
    throw error;
  }
}

/** The ways to read a file that decide what its columns are, so they come before a mapping of the columns. */
const FORM_OPTIONS = ['encoding', 'header_row', 'from'] as const;

function withRemedy(options: CustomerFileOptions, error: CustomerFileError): CustomerFileOptions | undefined {
  const remedies = [...error.remedies, ...error.problems.flatMap((problem) => problem.remedies)];
  const isNew = ({ option }: Remedy) => options[option] === undefined;
  for (const name of FORM_OPTIONS) {
    const remedy = remedies.find((each) => each.option === name && isNew(each));
    if (remedy !== undefined) return { ...options, [name]: remedy.value };
  }
  return error.mapping === undefined || options.map !== undefined ? undefined : { ...options, ...error.mapping };
}
