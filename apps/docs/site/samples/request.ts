import { examplesOf, type OperationInPlace, type Parameter, resolve, type Schema } from '../reference/document.ts';

/** One request to an operation, made of the examples of the document. */
export interface SampleRequest {
  readonly operation: OperationInPlace;
  /** The path below `/api/v1`, with its parameters filled in. */
  readonly path: string;
  readonly pathValues: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The parts of a form, if the body is one. The file is the first. */
  readonly form: Readonly<Record<string, unknown>> | undefined;
}

/** Filters of lists that show how a list is queried. All other optional parameters are left to the table. */
const shownInQuery: ReadonlySet<string> = new Set([
  'per_page',
  'search_term',
  'customer_type',
  'event_type',
  'type',
  'overlap_seconds',
]);

export function sampleRequest(operation: OperationInPlace): SampleRequest {
  const pathValues = Object.fromEntries(inPlace(operation, 'path').map((one) => [one.name, String(exampleOf(one))]));
  const shown = inPlace(operation, 'query').filter(({ name, required }) => required || shownInQuery.has(name));
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(pathValues[name] ?? ''));
  const query = Object.fromEntries(
    shown.map((one) => [one.name, exampleOf(one)]).filter(([, value]) => value !== undefined),
  );
  return { operation, path, pathValues, query, ...bodyOf(operation) };
}

/** The path and the query of a request. */
export function pathAndQuery({ path, query }: SampleRequest): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}

function bodyOf({ requestBody }: OperationInPlace): Pick<SampleRequest, 'body' | 'form'> {
  const [mediaType, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (content === undefined) return { body: undefined, form: undefined };
  const value = content.example ?? examplesOf(content)[0]?.[1].value;
  return mediaType === 'application/json'
    ? { body: value, form: undefined }
    : { body: undefined, form: value as Readonly<Record<string, unknown>> };
}

function inPlace({ parameters }: OperationInPlace, place: Parameter['in']): Parameter[] {
  return parameters.filter((parameter) => parameter.in === place);
}

function exampleOf({ example, schema }: Parameter): unknown {
  const { example: ofSchema, default: standard, enum: values } = resolve<Schema>(schema);
  return example ?? ofSchema ?? standard ?? values?.[0];
}
