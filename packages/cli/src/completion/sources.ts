import { createReadStream } from 'node:fs';
import { trimText } from '@rollcall/contract/csv';
import { readHeader } from '@rollcall/contract/customer-file';
import document from '@rollcall/contract/document.json' with { type: 'json' };
import { profileNames, readConfigFile } from '../core/config-file.ts';
import { summaries } from '../imports/store.ts';
import { fieldNames } from '../input/columns.ts';
import type { ValuePosition, ValueSources } from './candidates.ts';

/** The values of options and arguments that have no fixed choices. */
export const sources: ValueSources = {
  '--map': mappings,
  '--ignore': ({ arguments: [file] }) => columnsOf(file),
  '--event-types': eventTypes,
  '--profile': async () => profileNames((await readConfigFile(undefined)).config),
  'create field=value': fields,
  'update field=value': (at) => fields({ ...at, arguments: ['customer_key=', ...at.arguments] }),
  'undo id': async () => (await summaries()).map(({ id }) => id),
  'api path': async () => Object.keys(document.paths).filter((path) => !path.includes('{')),
};

/** The columns of the file that is imported; after "Email=", every field for that column. */
async function mappings({ typed, arguments: [file] }: ValuePosition): Promise<string[]> {
  const at = typed.lastIndexOf('=');
  if (at > 0) return fieldNames.map((field) => `${typed.slice(0, at)}=${field}`);
  const columns = await columnsOf(file);
  return columns.filter((column) => !fieldNames.includes(column)).map((column) => `${column}=`);
}

/** The types of events; after a comma, those types again. */
async function eventTypes({ typed }: ValuePosition): Promise<string[]> {
  const given = typed.slice(0, typed.lastIndexOf(',') + 1);
  return document.components.schemas.WebhookEventType.enum.map((type) => `${given}${type}`);
}

async function columnsOf(path: string | undefined): Promise<string[]> {
  if (path === undefined || path === '-') return [];
  const header = await readHeader(createReadStream(path));
  return header.map(trimText).filter((column) => column !== '');
}

/** A field with one of its values, else the fields that are not given yet. */
async function fields({ typed, arguments: given }: ValuePosition): Promise<string[]> {
  const [name = '', value] = typed.split('=', 2);
  if (value !== undefined) return valuesOf(name).map((choice) => `${name}=${choice}`);
  const names = given.map((field) => /^\w+/.exec(field)?.[0]);
  const left = fieldNames.filter((field) => !names.includes(field));
  return left.map((field) => `${field}${isText(field) ? '' : ':'}=`);
}

interface FieldSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
}

/** The schema of a field of a new customer; `undefined` for any other name. */
function schemaOf(field: string): FieldSchema | undefined {
  const schemas = document.components.schemas as unknown as Readonly<Record<string, FieldSchema>>;
  const properties: Readonly<Record<string, FieldSchema>> = document.components.schemas.CustomerCreate.properties;
  const schema = properties[field];
  return schema?.$ref ? schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
}

/** Whether a field is given as FIELD=TEXT; lists, objects and flags are JSON. */
function isText(field: string): boolean {
  const types = [schemaOf(field)?.type].flat();
  return !['array', 'object', 'boolean'].some((type) => types.includes(type));
}

/** The values of an enumeration; empty for any other field. */
function valuesOf(field: string): string[] {
  return (schemaOf(field)?.enum ?? []).filter((value) => typeof value === 'string' && value !== '') as string[];
}
