import type { OpenApiDocument } from './document/openapi-document.ts';
import { type ComponentSchema, reachableComponents } from './schemas/component-schemas.ts';
import { runtimeImports } from './schemas/runtime-imports.ts';
import { HEADER } from './source/header.ts';
import { objectLiteral } from './source/typescript-literal.ts';

/** `schemas.ts`: a zod schema for every component that is sent or answered as JSON, those that it uses before it. */
export function generateSchemas(document: OpenApiDocument): string {
  const components = reachableComponents(document);
  const declarations = components.map(declarationSource).join('\n');
  const models = components
    .filter((component) => component.typed)
    .map((component) => component.name)
    .sort();
  return [
    HEADER,
    "import * as z from 'zod';\n",
    runtimeImports(declarations),
    `import type {\n${models.map((name) => `  ${name},\n`).join('')}} from './models.ts';\n\n`,
    declarations,
    '\n/** Every schema, under the name that it has in the document. */\n',
    `export const schemas: Schemas = ${objectLiteral(components.map(({ name, constant }) => [name, constant]))};\n`,
    // Named, so that the declaration file refers to the constants above and does not write their types out again.
    `\nexport interface Schemas {\n${components.map(memberSource).join('')}}\n`,
  ].join('');
}

function declarationSource({ name, constant, typed, source }: ComponentSchema): string {
  return `export const ${constant}${typed ? `: z.ZodType<${name}>` : ''} = ${source};\n`;
}

function memberSource({ name, constant }: ComponentSchema): string {
  return `  readonly ${name}: typeof ${constant};\n`;
}
