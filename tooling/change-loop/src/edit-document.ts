import { type Document, isMap, parseDocument, visit } from 'yaml';

/** A change of `openapi.yaml`. */
export type Edit = (document: Document) => void;
export type Path = readonly (string | number)[];

/** The document after some changes, as text. */
export function edited(text: string, ...edits: readonly Edit[]): string {
  const document = parseDocument(text);
  for (const edit of edits) edit(document);
  return document.toString({ lineWidth: 0 });
}

export function add(path: Path, value: unknown): Edit {
  return (document) => document.addIn(path, document.createNode(value));
}

export function set(path: Path, value: unknown): Edit {
  return (document) => document.setIn(path, document.createNode(value));
}

/** Sets a field in every whole customer of the examples. */
export function inEachCustomerOfExamples(field: string, value: unknown): Edit {
  return (document) => {
    const examples = document.getIn(['components', 'examples']);
    if (!isMap(examples)) throw new Error('The document has no examples');
    visit(examples, {
      Map: (_, map) => (map.has('full_name') && map.has('created_at') ? map.set(field, value) : undefined),
    });
  };
}

export function schema(name: string, ...rest: Path): Path {
  return ['components', 'schemas', name, ...rest];
}

/** The operation with a path and a method. */
export function operation(path: string, method: string, ...rest: Path): Path {
  return ['paths', path, method, ...rest];
}

export function response(name: string): object {
  return { $ref: `#/components/responses/${name}` };
}
