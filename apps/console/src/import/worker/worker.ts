// Before anything loads a schema.
import '../../document/without-eval.ts';
import { expose, type ProxyMarked, proxy } from 'comlink';
import type { ImportState } from '../import-state.ts';
import { ImportService, type ImportTarget } from './import-service.ts';

/** The function that the page calls first. */
export interface ImportWorker {
  open(target: ImportTarget, listener: (state: ImportState) => void): Promise<ImportService & ProxyMarked>;
}

expose({
  open: async (target, listener) => proxy(await ImportService.open(target, listener)),
} satisfies ImportWorker);
