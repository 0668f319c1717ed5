import { proxy, type Remote, wrap } from 'comlink';
import { useSyncExternalStore } from 'react';
import { useUnloadWarning } from '../look/unload-warning.ts';
import { type Session, useSession } from '../session/session.ts';
import { type ImportState, NO_IMPORT } from './import-state.ts';
import type { ImportService } from './worker/import-service.ts';
import type { ImportWorker } from './worker/worker.ts';

type Work = (service: Remote<ImportService>) => Promise<unknown>;

/** The import of this tab. It continues while other pages are shown. */
class ImportClient {
  readonly #worker = new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' });
  readonly #subscribers = new Set<() => void>();
  readonly #service: Promise<Remote<ImportService>>;
  #last: Promise<void> = Promise.resolve();
  /** `null` until it is known whether there is an import to resume. */
  state: ImportState | null = null;

  constructor({ apiKey, onLeave }: Session) {
    onLeave(() => this.#worker.terminate());
    this.#service = wrap<ImportWorker>(this.#worker).open(
      apiKey,
      proxy((state: ImportState) => this.#set(state)),
    );
    this.#service.catch((error: unknown) => this.#fail(error));
    this.#worker.addEventListener('error', ({ message }) => this.#fail(new Error(message)));
  }

  readonly subscribe = (subscriber: () => void): (() => void) => {
    this.#subscribers.add(subscriber);
    return () => void this.#subscribers.delete(subscriber);
  };

  /** Does something with the service when everything before it is done: a check must see the choice before it. */
  readonly act = (work: Work): Promise<void> => {
    this.#last = this.#last.then(() => this.interrupt(work));
    return this.#last;
  };

  /**
   * Does something with the service at once. A failure of the program itself is shown as the problem of the import, as that
   * of {@link act} is.
   */
  readonly interrupt = async (work: Work): Promise<void> => {
    try {
      await work(await this.#service);
    } catch (error) {
      this.#fail(error);
    }
  };

  readonly ask = async <Result>(work: (service: Remote<ImportService>) => Promise<Result>): Promise<Result> =>
    work(await this.#service);

  #fail(error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    this.#set({ ...(this.state ?? NO_IMPORT), problem });
  }

  #set(state: ImportState): void {
    this.state = state;
    for (const subscriber of this.#subscribers) subscriber();
  }
}

const clients = new WeakMap<Session, ImportClient>();

function clientOf(session: Session): ImportClient {
  const client = clients.get(session) ?? new ImportClient(session);
  clients.set(session, client);
  return client;
}

/** The import, for the parts of its page. */
export interface ImportUse {
  readonly state: ImportState;
  readonly act: ImportClient['act'];
  readonly interrupt: ImportClient['interrupt'];
  readonly ask: ImportClient['ask'];
}

/** The import of this tab; `null` until it is known whether there is one to resume. */
export function useImport(): ImportUse | null {
  const client = clientOf(useSession());
  const state = useSyncExternalStore(client.subscribe, () => client.state);
  // Closing the tab pauses it.
  useUnloadWarning(state?.stage === 'importing');
  return state && { state, act: client.act, interrupt: client.interrupt, ask: client.ask };
}
