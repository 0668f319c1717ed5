import { document, examplesOf, type OperationInPlace } from './document.ts';
import { paragraph } from './schema-text.ts';

interface Failure {
  readonly status: string;
  readonly code: string;
  readonly message: string;
}

const meanings = document.components.schemas.ErrorCode?.['x-enumDescriptions'] ?? {};

/** The codes in the examples of an operation, each with a link to its page. */
export function errorTable(operation: OperationInPlace): string {
  const rows = failuresOf(operation).map(
    ({ status, code, message }) => `| ${status} | [\`${code}\`](/errors/${code}) | ${message.replaceAll('|', '\\|')} |`,
  );
  if (rows.length === 0) return '';
  return `## Errors\n\nThe codes of the examples in the document. [All codes](/errors) have a page.\n\n| Status | Code | Meaning |\n|---|---|---|\n${rows.join('\n')}`;
}

function failuresOf({ responses }: OperationInPlace): Failure[] {
  return Object.entries(responses).flatMap(([status, { content = {} }]) => {
    const json = content['application/json'];
    const values = json === undefined || status.startsWith('2') ? [] : examplesOf(json).map(([, { value }]) => value);
    const codes = values.map((value) => (value as { code?: string } | null)?.code).filter((code) => code !== undefined);
    return [...new Set(codes)].map((code) => ({ status, code, message: paragraph(meanings[code]) }));
  });
}
