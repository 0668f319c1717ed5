import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../session/session.ts';
import { chooseTheme, storedTheme, type Theme } from './theme.ts';

const areas = [
  ['/overview', 'Overview'],
  ['/customers', 'Customers'],
  ['/import', 'Import'],
  ['/webhooks', 'Webhooks'],
] as const;

/** The surroundings of every page: the way to the others, the colours, and the way out. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { leave } = useSession();
  const [location] = useLocation();
  const isIn = (path: string) => location === path || location.startsWith(`${path}/`);
  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header className="frame">
        <Link href="/" className="brand">
          Rollcall
        </Link>
        <nav aria-label="Pages">
          {areas.map(([path, name]) => (
            <Link key={path} href={path} className={isIn(path) ? 'current' : ''}>
              {name}
            </Link>
          ))}
        </nav>
        <ThemeChoice />
        <button type="button" className="quiet" onClick={leave}>
          Leave
        </button>
      </header>
      <main id="content">{children}</main>
    </>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState(storedTheme);
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <select
      aria-label="Colours"
      className="quiet"
      value={theme}
      onChange={({ target }) => choose(target.value as Theme)}
    >
      <option value="auto">System</option>
      <option value="light">Light</option>
      <option value="dark">Dark</option>
    </select>
  );
}
