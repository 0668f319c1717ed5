import { schemaProblems } from '../../document/schema-validators.ts';
import { type Answer, jsonOf } from '../../exchange/answer.ts';
import type { Check } from '../check.ts';
import { hasNoBodyByDefinition } from '../hollow-answers.ts';

export const bodyMatchesSchema: Check = (answer, responses) => {
  const declared = responses[answer.status];
  if (!declared || hasNoBodyByDefinition(answer)) return [];
  const schema = declared.content?.['application/json']?.schema;
  if (!schema) return ['the document has no JSON schema for it, so nothing was checked'];
  const body = parsed(answer);
  return 'problem' in body ? [body.problem] : schemaProblems('response', schema, body.value);
};

function parsed(answer: Answer): { value: unknown } | { problem: string } {
  try {
    return { value: jsonOf(answer) };
  } catch (error) {
    return { problem: `the body is not JSON: ${error instanceof Error ? error.message : error}` };
  }
}
