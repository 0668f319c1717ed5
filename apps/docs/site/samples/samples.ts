import type { OperationInPlace } from '../reference/document.ts';
import { curlSample } from './curl.ts';
import { pythonSample, rubySample } from './official-sdks.ts';
import { sampleRequest } from './request.ts';
import { openapiFetchSample, typeScriptSample } from './typescript.ts';

/** One request in one language. */
export interface Sample {
  /** The name on the tab. */
  readonly name: 'curl' | 'TypeScript' | 'openapi-fetch' | 'Python' | 'Ruby';
  /** The language of the code block. */
  readonly language: 'sh' | 'ts' | 'python' | 'ruby';
  readonly code: string;
}

/** The same request in each language that has a call for it. */
export function samplesOf(operation: OperationInPlace): Sample[] {
  const request = sampleRequest(operation);
  const samples: { [name in keyof Sample]: Sample[name] | undefined }[] = [
    { name: 'curl', language: 'sh', code: curlSample(request) },
    { name: 'TypeScript', language: 'ts', code: typeScriptSample(request) },
    { name: 'openapi-fetch', language: 'ts', code: openapiFetchSample(request) },
    { name: 'Python', language: 'python', code: pythonSample(request) },
    { name: 'Ruby', language: 'ruby', code: rubySample(request) },
  ];
  return samples.filter((sample): sample is Sample => sample.code !== undefined);
}
