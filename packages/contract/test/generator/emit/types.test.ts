import { expect, it } from 'vitest';
import { generateTypes } from '../../../generator/emit/types.ts';
import { documentOf } from '../../support/documents.ts';

it('a property with a default stays optional', async () => {
  const properties = { size: { type: 'integer', default: 1 } } as const;
  expect(await generateTypes(documentOf({ Thing: { type: 'object', properties } }))).toMatch(/size\?: number/);
});

it('schemas that contain each other are aliases, since an interface cannot hold them', async () => {
  const items = (name: string) => ({
    anyOf: [{ type: 'string' as const }, { type: 'array' as const, items: { $ref: `#/components/schemas/${name}` } }],
  });
  const source = await generateTypes(
    documentOf({ Left: items('Right'), Right: items('Left'), Plain: { type: 'string' } }),
  );
  expect(source).toContain('type Left = string | Right[];');
  expect(source).toContain('type Right = string | Left[];');
  expect(source).toMatch(/Left: Left;\s+Right: Right;\s+Plain: string;/);
});
