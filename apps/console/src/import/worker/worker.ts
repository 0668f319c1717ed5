// Before anything loads a schema.
import '../../document/without-eval.ts';
import { expose, type ProxyMarked, proxy } from 'comlink';
import type { ImportState } from '../import-state.ts';
import { ImportService } from './import-service.ts';

/** The function that the page calls first. */
export interface ImportWorker {
  open(apiKey: string, listener: (state: ImportState) => void): Promise<ImportService & ProxyMarked>;
}

expose({
  open: async (apiKey, listener) => proxy(await ImportService.open(apiKey, listener)),
} satisfies ImportWorker);
