import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../generator/document/openapi.ts';
import { generateTypes } from '../../../../generator/emit/types/types.ts';
import { answering, documentOf, withPaths } from '../../../support/generator.ts';

type Schemas = Readonly<Record<string, Schema>>;

/** `models.ts` of these component schemas, without line breaks. */
async function modelsOf(schemas: Schemas): Promise<string> {
  const { models } = await generateTypes(documentOf(schemas));
  return models.replace(/\s+/g, ' ');
}

const text = { type: 'string' } as const;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('component schemas', () => {
  it('an object becomes an interface, and a choice of values a type', async () => {
    const models = await modelsOf({
      Kind: { type: 'string', enum: ['a', 'b'] },
      Thing: { type: 'object', required: ['kind'], properties: { kind: ref('Kind') } },
    });
    expect(models).toContain('export type Kind = "a" | "b";');
    expect(models).toContain('export interface Thing { kind: Kind; }');
  });

  it('a reference to a plain scalar is written as the scalar itself', async () => {
    const models = await modelsOf({
      Name: { type: ['string', 'null'] },
      Thing: { type: 'object', properties: { names: { type: 'array', items: ref('Name') } } },
    });
    expect(models).toContain('export interface Thing { names?: (string | null)[]; }');
  });

  it('components refer to the models, so that all types have the same names', async () => {
    const { types } = await generateTypes(documentOf({ Thing: { type: 'object', properties: { name: text } } }));
    expect(types).toContain("import type { Thing } from './models.ts';");
    expect(types).toMatch(/schemas: \{\s+Thing: Thing;\s+\};/);
    expect(types).toContain('"application/json": Thing;');
  });

  it('schemas may contain each other', async () => {
    const items = (name: string): Schema => ({ anyOf: [text, { type: 'array', items: ref(name) }] });
    const models = await modelsOf({ Left: items('Right'), Right: items('Left') });
    expect(models).toContain('export type Left = string | Right[]; export type Right = string | Left[];');
  });

  it('a property with a default stays optional', async () => {
    const properties = { size: { type: 'integer', default: 1 } } as const;
    expect(await modelsOf({ Thing: { type: 'object', properties } })).toContain('size?: number');
  });

  it('const: null is null', async () => {
    const models = await modelsOf({ Thing: { type: 'object', properties: { data: { const: null } } } });
    expect(models).toContain('data?: null;');
  });
});

describe('doc comments', () => {
  it('the text of a comment is the description, and only default, example and deprecated are tags', async () => {
    const size: Schema = {
      type: 'integer',
      format: 'int32',
      description: 'The size.\n\n- in metres\n- without the handle',
      default: 1,
      deprecated: true,
      examples: [2],
    };
    const { models } = await generateTypes(documentOf({ Thing: { type: 'object', properties: { size } } }));
    const comment = [
      '    /**',
      '     * The size.',
      '     *',
      '     * - in metres',
      '     * - without the handle',
      '     *',
      '     * Format: int32',
      '     *',
      '     * @deprecated',
      '     * @default 1',
      '     * @example 2',
      '     */',
    ];
    expect(models).toContain(`${comment.join('\n')}\n    size?: number;`);
  });

  it('enums and constants have no tags of their own', async () => {
    const models = await modelsOf({
      Kind: { type: 'string', enum: ['a'] },
      Thing: { type: 'object', properties: { kind: { const: 'a', description: 'The kind.' } } },
    });
    expect(models).not.toMatch(/@(?:enum|constant|description)/);
    expect(models).toContain('/** The kind. */ kind?: "a";');
  });

  it('a property without a description has that of the component that it refers to', async () => {
    const models = await modelsOf({
      Key: { type: 'string', description: 'The key.', examples: ['acme'] },
      Thing: { type: 'object', properties: { a: ref('Key'), b: { ...ref('Key'), description: 'The other key.' } } },
    });
    expect(models).toContain('/** * The key. * * @example acme */ a?: string;');
    expect(models).toContain('/** * The other key. * * @example acme */ b?: string;');
  });
});

describe('requests', () => {
  const schemas: Schemas = {
    Sent: { type: 'object', properties: { part: ref('Part') } },
    Part: { type: 'object', properties: { name: text } },
    Received: { type: 'object', properties: { name: text } },
  };
  const parameters = [{ name: 'size', in: 'query', schema: { type: 'integer' } }] as const;
  const requestBody = { content: { 'application/json': { schema: ref('Sent') } } };
  const document = {
    ...withPaths({ '/things': { post: { ...answering('Received'), parameters, requestBody } } }),
    components: { schemas },
  };

  it('optional members of requests take undefined, and those of responses do not', async () => {
    const { models, types } = await generateTypes(document);
    expect(models).toContain('part?: Part | undefined;');
    expect(models).toMatch(/interface Part \{\s+name\?: string \| undefined;/);
    expect(models).toMatch(/interface Received \{\s+name\?: string;/);
    expect(types).toContain('size?: number | undefined;');
    expect(types).toContain('cookie?: never;');
  });

  it('binary text is a Blob, and of properties that exclude each other there is exactly one', async () => {
    const file = { type: 'string', format: 'binary' } as const;
    const oneOf = [{ required: ['csv'] }, { required: ['file'] }] as const;
    const schema = { type: 'object', properties: { csv: file, file }, oneOf } as const;
    const multipart = { content: { 'multipart/form-data': { schema } } };
    const { types } = await generateTypes(
      withPaths({ '/things': { post: { operationId: 'upload', requestBody: multipart, responses: {} } } }),
    );
    const form = types.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ');
    expect(form).toContain('"multipart/form-data": { csv: Blob; file?: never; } | { csv?: never; file: Blob; };');
  });
});

describe('errors', () => {
  const schemas: Schemas = {
    ErrorCode: {
      type: 'string',
      enum: ['no_key', 'taken', 'busy'],
      'x-enum-status': { no_key: 401, taken: 409, busy: 409 },
    },
    ErrorResponse: {
      type: 'object',
      required: ['statusCode', 'code'],
      properties: { statusCode: { type: 'integer' }, code: ref('ErrorCode'), owner: ref('Owner') },
    },
    Owner: { type: 'object', 'x-present-with-codes': { taken: true }, properties: { name: text } },
  };
  const failing = (status: number) => ({ [status]: { $ref: '#/components/responses/Failed' } });
  const content = { 'application/json': { schema: ref('ErrorResponse') } };
  const document = (...statuses: number[]) => ({
    ...withPaths({
      '/things': {
        get: { operationId: 'list', responses: Object.assign({}, ...statuses.map(failing)) },
      },
    }),
    components: { schemas, responses: { Failed: { description: 'It failed.', content } } },
  });

  it('each status has its own error, with the codes of the status and without the property of other codes', async () => {
    const { models } = await generateTypes(document(401));
    expect(models.replace(/\s+/g, ' ')).toContain(
      'export interface ErrorResponse401 { statusCode: 401; code: "no_key"; owner?: never; }',
    );
  });

  it('a status whose codes differ in a property has an error for each case', async () => {
    const models = (await generateTypes(document(409))).models.replace(/\s+/g, ' ');
    expect(models).toContain(
      'export type ErrorResponse409 = ErrorResponse409WithOwner | ErrorResponse409WithoutOwner;',
    );
    expect(models).toContain(
      'export interface ErrorResponse409WithOwner { statusCode: 409; code: "taken"; owner: Owner; }',
    );
    expect(models).toContain(
      'export interface ErrorResponse409WithoutOwner { statusCode: 409; code: "busy"; owner?: never; }',
    );
  });

  it('a shared response has the errors of all statuses that it is used for, or all errors if one is unknown', async () => {
    expect((await generateTypes(document(401, 409))).types).toContain(
      '"application/json": ErrorResponse401 | ErrorResponse409;',
    );
    expect((await generateTypes(document(401, 418))).types).toContain('"application/json": ErrorResponse;');
  });

  it('components list the schemas of the document only', async () => {
    expect((await generateTypes(document(401))).types).not.toContain('ErrorResponse409: ');
  });
});
