import json from '@rollcall/contract/document.json' with { type: 'json' };
import type { OpenApiDocument } from './openapi-document.ts';

/** The contract: the whole OpenAPI document. Nothing else here says what a server has to do. */
export const document = json as unknown as OpenApiDocument;

/** Where the operations live below the origin of a server, such as `/api/v1`. */
export const basePath = new URL(document.servers[0]?.url ?? '').pathname;
