import { readFileSync } from 'node:fs';
import { type Document, parseDocument } from 'yaml';
import type { Bump } from '../../src/changesets.ts';

/** The document before the change, as text. */
export const registry = readFileSync(new URL('./registry.yaml', import.meta.url), 'utf8');

/** A change of the document, and the bump that it needs. */
export interface Change {
  readonly given: string;
  readonly edit: Edit;
  readonly want: Bump;
}

export type Edit = (document: Document) => void;
export type Path = readonly (string | number)[];

export const list: Path = ['paths', '/customers', 'get'];
export const create: Path = ['paths', '/customers', 'post'];
export const schema = (name: string, ...rest: Path): Path => ['components', 'schemas', name, ...rest];
/** A path in the body that creates a customer. */
export const sent = (...rest: Path): Path => schema('CustomerCreate', ...rest);

export function set(path: Path, value: unknown): Edit {
  return (document) => document.setIn(path, document.createNode(value));
}

export function add(path: Path, value: unknown): Edit {
  return (document) => document.addIn(path, document.createNode(value));
}

export function remove(path: Path): Edit {
  return (document) => document.deleteIn(path);
}

export function all(...edits: readonly Edit[]): Edit {
  return (document) => {
    for (const edit of edits) edit(document);
  };
}

/** Renames a schema and all references to it. */
export function rename(from: string, to: string): Edit {
  return (document) => {
    const text = document.toString().replaceAll(new RegExp(`\\b${from}\\b`, 'g'), to);
    document.contents = parseDocument(text).contents as typeof document.contents;
  };
}
