import { examplesOf, type OperationInPlace, resolve, type Schema } from './reference/document.ts';
import { sampleRequest } from './samples/request.ts';

/** Everything that the form of an operation needs, as the page loads it. */
export interface TryItData {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly TryItParameter[];
  /** The example of the document. */
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, unknown>>;
  /** The documented answer to the example. */
  readonly answer: { readonly status: string; readonly summary: string; readonly body: unknown } | undefined;
}

interface TryItParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  /** The first value in the form. */
  readonly value: string;
  /** The values that are allowed, if the document lists them. */
  readonly values?: readonly string[];
}

export function tryItData(operation: OperationInPlace): TryItData {
  const { method, path, parameters } = operation;
  const { pathValues, query, body, form } = sampleRequest(operation);
  const first: Readonly<Record<string, unknown>> = { ...pathValues, ...query };
  return {
    method,
    path,
    parameters: parameters.map(({ name, in: place, required = false, schema }) => {
      const { enum: values, type } = resolve<Schema>(schema);
      const listed = type === 'boolean' ? ['true', 'false'] : values?.filter((value) => value !== null).map(String);
      const value = first[name] === undefined ? '' : String(first[name]);
      return { name, in: place, required, value, ...(listed === undefined ? {} : { values: listed }) };
    }),
    ...(body === undefined ? {} : { body }),
    ...(form === undefined ? {} : { form }),
    answer: documentedAnswer(operation),
  };
}

function documentedAnswer({ responses }: OperationInPlace): TryItData['answer'] {
  const [status, response] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const json = response?.content?.['application/json'];
  const [first] = json === undefined ? [] : examplesOf(json);
  if (status === undefined || first === undefined) return undefined;
  const [name, { summary = name, value }] = first;
  return { status, summary, body: value };
}
