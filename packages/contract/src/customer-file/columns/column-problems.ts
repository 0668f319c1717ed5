import { nearestName } from '../../nearest-name.ts';
import type { CustomerFileProblem, HeaderMapping, Remedy } from '../errors.ts';
import type { CustomerFileOptions } from '../options.ts';
import { valueOfWord, valuesOf } from '../rows/cell-values.ts';
import { type ColumnReadings, KEY, TYPE } from './column-readings.ts';
import { presetFields, presetOf, presets } from './presets.ts';

/** The problems of the options, of the fields in their order, and of the columns. */
export function columnProblems(readings: ColumnReadings, options: CustomerFileOptions): CustomerFileProblem[] {
  return [
    ...optionProblems(readings, options),
    ...repeatedFields(readings),
    ...missingFields(readings, options),
    ...unknownColumns(readings),
  ];
}

function optionProblems(readings: ColumnReadings, options: CustomerFileOptions): CustomerFileProblem[] {
  const { map = {}, set = {}, key_from } = options;
  const isMissing = (name: string) => name !== '' && readings.indexesOf(name).length === 0;
  return [
    ...Object.keys(map)
      .filter(isMissing)
      .map((name) => missingColumn('map', name)),
    ...Object.entries(map).flatMap(([name, field]) =>
      field === null ? [] : fieldProblem(readings, 'map', field, `maps "${shown(name)}" to`),
    ),
    ...Object.entries(set).flatMap(([field, value]) => [
      ...fieldProblem(readings, 'set', field, 'sets'),
      ...valueProblem(field, value),
    ]),
    ...(key_from !== undefined && readings.keyIndex === undefined ? [missingColumn('key_from', key_from)] : []),
  ];
}

function missingColumn(option: 'map' | 'key_from', name: string): CustomerFileProblem {
  const message = `names the column "${shown(name)}", which the file does not have`;
  return { code: 'invalid_value', field: option, message, remedies: [] };
}

function fieldProblem(
  { known }: ColumnReadings,
  option: 'map' | 'set',
  field: string,
  verb: string,
): CustomerFileProblem[] {
  if (known.named(field) !== undefined) return [];
  const message = `${verb} the unknown field "${shown(field)}"${suggestion(nearestName(field, known.names))}`;
  return [{ code: 'unknown_field', field: option, message, remedies: [] }];
}

function valueProblem(field: string, value: string): CustomerFileProblem[] {
  const values = valuesOf(field);
  if (values === undefined || values.includes(valueOfWord(field, value))) return [];
  const message = `sets ${field} to "${shown(value)}", but it must be one of ${values.join(', ')}`;
  return [{ code: 'invalid_value', field: 'set', message, remedies: [] }];
}

function repeatedFields({ known, columns, header, all }: ColumnReadings): CustomerFileProblem[] {
  return known.repeated(columns).map((field) => {
    const names = header.filter((_, index) => all[index]?.field === field);
    const others = names.slice(1).filter((name) => name !== names[0]);
    if (others.length === 0) return { code: 'too_many_items', field, message: 'must not be repeated', remedies: [] };
    const list = names.map((name) => `"${shown(name)}"`).join(' and ');
    const message = `is the meaning of more than one column: ${list}; ignore all but one`;
    return { code: 'too_many_items', field, message, remedies: others.map(ignoring) };
  });
}

function missingFields(readings: ColumnReadings, { set = {} }: CustomerFileOptions): CustomerFileProblem[] {
  const isGiven = (field: string) =>
    readings.has(field) ||
    Object.hasOwn(set, field) ||
    (field === KEY && readings.keyIndex !== undefined) ||
    (field === TYPE && readings.preset !== undefined);
  const missing = readings.known.required.filter((field) => !isGiven(field));
  return missing.map((field) => ({
    code: 'required',
    field,
    message: 'is required',
    remedies: remediesFor(field, readings),
  }));
}

function remediesFor(field: string, readings: ColumnReadings): Remedy[] {
  if (field === TYPE) return [{ option: 'set', name: TYPE, value: 'INDIVIDUAL' }];
  return field === KEY && readings.has('primary_email') ? [{ option: 'key_from', value: 'primary_email' }] : [];
}

function unknownColumns(readings: ColumnReadings): CustomerFileProblem[] {
  const { header, all, ignoresUnknown, freeFields } = readings;
  if (ignoresUnknown) return [];
  return header.flatMap((name, index) => {
    if (all[index]?.field !== undefined) return [];
    return name === '' ? [namelessColumn(index)] : [unknownColumn(name, freeFields)];
  });
}

/** The message is a whole sentence, since there is no name to begin it with. */
function namelessColumn(index: number): CustomerFileProblem {
  const message = `Column ${index + 1} has no name`;
  return { code: 'unknown_field', field: null, message, remedies: [ignoring('')] };
}

function unknownColumn(name: string, freeFields: readonly string[]): CustomerFileProblem {
  const nearest = nearestName(name, freeFields);
  const remedy: Remedy = nearest ? { option: 'map', name, value: nearest } : ignoring(name);
  const message = `is not a known column${suggestion(nearest)}`;
  return { code: 'unknown_field', field: name, message, remedies: [remedy] };
}

function ignoring(name: string): Remedy {
  return { option: 'map', name, value: null };
}

function suggestion(nearest: string | undefined): string {
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`;
}

/** For the names of columns in sentences: a header may have names of any length. */
const NAME_CHARACTERS = 100;

/** A name of a column, for a sentence. */
export function shown(name: string): string {
  return name.length <= NAME_CHARACTERS ? name : `${name.slice(0, NAME_CHARACTERS)}…`;
}

/** Options that would solve all problems of a header at once, unless the user has tried them. */
export function headerRemedies(readings: ColumnReadings): Remedy[] {
  const preset = readings.preset === undefined ? presetOf(readings.header) : undefined;
  const hasUnknown = !readings.ignoresUnknown && readings.all.some(({ field }) => field === undefined);
  return [
    ...(preset ? [{ option: 'from' as const, value: preset }] : []),
    ...(hasUnknown ? [{ option: 'ignore_unknown' as const, value: true as const }] : []),
  ];
}

/** The mapping that the options mean, with everything added that would solve the problems. */
export function suggestedMapping(
  { header, all, known, freeFields }: ColumnReadings,
  { set = {}, key_from }: CustomerFileOptions,
): HeaderMapping {
  const preset = presetOf(header);
  const ofPreset = preset === undefined ? undefined : presetFields(presets[preset], header);
  const map = new Map<string, string | null>();
  for (const [index, { field, reason }] of all.entries()) {
    const name = header[index] ?? '';
    const meant = field ?? ofPreset?.get(name) ?? nearestName(name, freeFields);
    const isFree = field !== null && meant && known.named(meant) && ![...map.values()].includes(meant);
    if (meant && isFree && !map.has(name)) map.set(name, meant);
    else if (reason !== 'nameless' && reason !== 'own' && !map.has(name)) map.set(name, null);
  }
  const fields = [...map.values()];
  const key = key_from ?? (!fields.includes(KEY) && fields.includes('primary_email') ? 'primary_email' : undefined);
  const isTypeMissing = known.required.includes(TYPE) && !fields.includes(TYPE);
  const type = isTypeMissing ? { [TYPE]: 'INDIVIDUAL' } : {};
  return { map: Object.fromEntries(map), set: { ...type, ...set }, ...(key && { key_from: key }) };
}
