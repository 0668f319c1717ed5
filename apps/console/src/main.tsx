// Before anything loads a schema.
import './document/without-eval.ts';
import '@rollcall/docs/theme/tokens.css';
import './look/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { applyTheme } from './look/theme.ts';
import { Pages } from './pages.tsx';
import { SessionProvider } from './session/session-provider.tsx';

applyTheme();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Router base="/console">
      <SessionProvider>
        <Pages />
      </SessionProvider>
    </Router>
  </StrictMode>,
);
