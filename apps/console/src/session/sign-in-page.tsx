import { type FormEvent, useState } from 'react';
import { Page } from '../look/page.tsx';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { clientFor } from './client.ts';

interface SignInPageProps {
  /** Called with a key that the API accepts. */
  readonly onEnter: (apiKey: string) => void;
}

/** Asks for an API key, and checks it before anything else is shown. */
export function SignInPage({ onEnter }: SignInPageProps) {
  const [problem, setProblem] = useState<unknown>(null);
  const [isChecking, setIsChecking] = useState(false);
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const apiKey = String(new FormData(event.currentTarget).get('key')).trim();
    setProblem(null);
    setIsChecking(true);
    try {
      await clientFor(apiKey).customers.list({ per_page: 1 });
      onEnter(apiKey);
    } catch (error) {
      setProblem(error);
      setIsChecking(false);
    }
  };
  return (
    <main className="sign-in">
      <Page title="Rollcall console">
        <form onSubmit={enter}>
          <div className="field">
            <label htmlFor="key">API key</label>
            <input
              id="key"
              name="key"
              type="password"
              autoComplete="off"
              spellCheck={false}
              required
              // biome-ignore lint/a11y/noAutofocus: the page has nothing else.
              autoFocus
              aria-describedby="key-help"
            />
            <p id="key-help" className="help">
              <code>npm start</code> prints it, and <code>rollcall-server keys create</code> makes new ones. It stays in
              this tab until you leave or close it.
            </p>
          </div>
          <ProblemNotice problem={problem} />
          <button type="submit" className="primary" disabled={isChecking}>
            {isChecking ? 'Checking …' : 'Enter'}
          </button>
        </form>
      </Page>
    </main>
  );
}
