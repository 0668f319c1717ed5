import type { Operation } from '../document/operations.ts';
import { schemaProblems } from '../document/schema-validators.ts';
import { formFields } from './form-fields.ts';
import type { RecordedRequest } from './recording-server.ts';

/** Everything by which the body of a request breaks the document. */
export function bodyProblems({ requestBody }: Operation, { headers, body }: RecordedRequest): string[] {
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';');
  if (!requestBody) return body.length > 0 || mediaType !== '' ? ['the operation takes no body'] : [];
  const declared = requestBody.content[mediaType];
  if (!declared) return [`${mediaType || 'nothing'} is none of ${Object.keys(requestBody.content).join(', ')}`];
  return schemaProblems('request', declared.schema, parsedBody({ headers, body })).map((problem) => `body: ${problem}`);
}

/** The JSON value of a body, or the fields of a form. */
export function parsedBody({ headers, body }: Pick<RecordedRequest, 'headers' | 'body'>): unknown {
  const contentType = headers['content-type'] ?? '';
  return contentType.startsWith('multipart/') ? formFields(contentType, body) : JSON.parse(body.toString('utf8'));
}
