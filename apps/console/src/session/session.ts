import type { Rollcall } from '@rollcall/client';
import type { paths } from '@rollcall/contract';
import type { OpenapiQueryClient } from 'openapi-react-query';
import { createContext, useContext } from 'react';

/** Ends something of a page, such as a worker, before its tenant's data are removed. */
export type Ending = () => void | Promise<void>;

/** Everything that a page works with after somebody has signed in. */
export interface Session {
  /** For workers, which make a client of their own. */
  readonly apiKey: string;
  /** The SDK, for everything that the hooks cannot do. */
  readonly rollcall: Rollcall;
  /**
   * Hooks over the typed client of the SDK: `queries.useQuery('get', '/customers', { params })`. They throw the envelope of
   * a failure, or an error of the SDK if there was no answer; `ProblemNotice` shows both.
   */
  readonly queries: OpenapiQueryClient<paths>;
  /** Registers a function to call on leaving. The returned function removes it. */
  readonly onLeave: (ending: Ending) => () => void;
  /** Removes everything that this tab and the browser kept of the tenant, and shows the page for signing in. */
  readonly leave: () => void;
}

export const SessionContext = createContext<Session | null>(null);

/** The session of this tab. Use it only inside `SessionProvider`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession needs a SessionProvider around it');
  return session;
}
