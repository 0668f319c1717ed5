import { document, examplesOf, type OperationInPlace } from './document.ts';
import { paragraph } from './schema-text.ts';

const meanings = document.components.schemas.ErrorCode?.['x-enumDescriptions'] ?? {};

/**
 * Every error code of an operation with its status, each with a link to its page. The document shows an example of each
 * code; its contract tests reject a server that answers with another one.
 */
export function errorTable(operation: OperationInPlace): string {
  const rows = Object.entries(operation.responses).flatMap(([status, response]) =>
    codesOf(response).map(
      (code) => `| ${status} | [\`${code}\`](/errors/${code}) | ${paragraph(meanings[code]).replaceAll('|', '\\|')} |`,
    ),
  );
  if (rows.length === 0) return '';
  return `## Errors

${issuesText(operation)}

| Status | Code | Meaning |
|---|---|---|
${rows.join('\n')}`;
}

function codesOf({ content = {} }: OperationInPlace['responses'][string]): string[] {
  const json = content['application/json'];
  const values = json === undefined ? [] : examplesOf(json).map(([, { value }]) => value);
  const codes = values.map((value) => (value as { code?: string } | null)?.code);
  return [...new Set(codes.filter((code) => code !== undefined))];
}

function issuesText({ responses }: OperationInPlace): string {
  const all = 'Every code of this operation, each with a page.';
  return '422' in responses
    ? `${all} \`validation_failed\` lists each problem in \`issues\`, with an [issue code](/errors#issue-codes).`
    : all;
}
