import { document } from '@rollcall/contract/document';

const [server] = (document as { readonly servers?: readonly { readonly url: string }[] }).servers ?? [];
if (server === undefined) throw new Error('The document names no server');

/** Where the operations live: the path of the server in the document, `/api/v1`. */
export const basePath: string = new URL(server.url).pathname;
