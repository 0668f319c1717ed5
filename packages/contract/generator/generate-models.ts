import type { OpenApiDocument } from './document/openapi-document.ts';
import { HEADER } from './source/header.ts';

/** `models.ts`: every component schema as a type of its own name. */
export function generateModels(document: OpenApiDocument): string {
  const models = Object.entries(document.components?.schemas ?? {}).map(
    ([name, { description }]) => `${docComment(description)}export type ${name} = components['schemas']['${name}'];\n`,
  );
  return `${HEADER}import type { components } from './types.ts';\n\n${models.join('\n')}`;
}

function docComment(description: string | undefined): string {
  if (!description) return '';
  const lines = description.trim().replaceAll('*/', '*\\/').split('\n');
  return lines.length === 1 ? `/** ${lines.join()} */\n` : `/**\n${lines.map((line) => ` * ${line}\n`).join('')} */\n`;
}
