import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import createQueries from 'openapi-react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { clientFor } from './client.ts';
import { removeTenantData, storedKey, storeKey } from './key-storage.ts';
import { type Ending, type Session, SessionContext } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';

/** Shows its children after signing in, and the page for signing in before. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [apiKey, setApiKey] = useState(storedKey);
  const session = useMemo(() => (apiKey === null ? null : createSession(apiKey)), [apiKey]);
  // The SDK sends failed requests again by itself.
  const queryClient = useMemo(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }), []);
  if (session === null) {
    const enter = (entered: string) => {
      storeKey(entered);
      setApiKey(entered);
    };
    return <SignInPage onEnter={enter} />;
  }
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </SessionContext>
  );
}

function createSession(apiKey: string): Session {
  const rollcall = clientFor(apiKey);
  const endings = new Set<Ending>();
  return {
    apiKey,
    rollcall,
    queries: createQueries(rollcall.api),
    onLeave: (ending) => {
      endings.add(ending);
      return () => void endings.delete(ending);
    },
    leave: () => void leave(endings),
  };
}

async function leave(endings: ReadonlySet<Ending>): Promise<void> {
  // A failure must not prevent leaving.
  await Promise.allSettled([...endings].map(async (ending) => ending()));
  await removeTenantData().catch(() => {});
  // A new page has nothing of the old one in its memory.
  location.replace('/console/');
}
