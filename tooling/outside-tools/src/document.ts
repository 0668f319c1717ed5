import { fileURLToPath } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';

/** The document, as people download it and give it to their tools. */
export const documentFile: string = fileURLToPath(new URL('../../../openapi.yaml', import.meta.url));

/** An example of a JSON body in the document. */
export interface BodyExample {
  readonly operationId: string;
  readonly body: 'request' | 'response';
  readonly name: string;
  readonly value: unknown;
}

/** The examples of all request bodies and of all bodies of successful responses. */
export async function readBodyExamples(): Promise<readonly BodyExample[]> {
  const { paths } = (await SwaggerParser.dereference(documentFile)) as unknown as Document;
  const operations = Object.values(paths).flatMap((path) => Object.values(path).filter(isOperation));
  return operations.flatMap(({ operationId, requestBody, responses }) => {
    const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
    return [
      ...examplesOf(requestBody).map((example) => ({ operationId, body: 'request' as const, ...example })),
      ...examplesOf(success).map((example) => ({ operationId, body: 'response' as const, ...example })),
    ];
  });
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly operationId: string;
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}

interface Body {
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, { value: unknown }>> }>>;
}

function isOperation(member: Operation): boolean {
  return member.operationId !== undefined;
}

function examplesOf(body: Body | undefined): { readonly name: string; readonly value: unknown }[] {
  const examples = body?.content?.['application/json']?.examples ?? {};
  return Object.entries(examples).map(([name, { value }]) => ({ name, value }));
}
