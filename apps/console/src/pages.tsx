import { type ComponentType, lazy, Suspense } from 'react';
import { Link, Redirect, Route, Switch } from 'wouter';
import { Frame } from './look/frame.tsx';
import { Page } from './look/page.tsx';

const pages: readonly (readonly [path: string, page: ComponentType])[] = [
  ['/overview', lazy(() => import('./overview/overview-page.tsx'))],
  ['/customers', lazy(() => import('./customers/list-page.tsx'))],
  ['/new', lazy(() => import('./customers/create-page.tsx'))],
  ['/customers/:key', lazy(() => import('./customers/customer-page.tsx'))],
  ['/customers/:key/edit', lazy(() => import('./customers/edit-page.tsx'))],
  ['/import', lazy(() => import('./import/import-page.tsx'))],
  ['/webhooks', lazy(() => import('./webhooks/webhooks-page.tsx'))],
  ['/webhooks/:id', lazy(() => import('./webhooks/endpoint-page.tsx'))],
  ['/webhooks/deliveries/:id', lazy(() => import('./webhooks/delivery-page.tsx'))],
];

/** All pages by their addresses, below `/console`. */
export function Pages() {
  return (
    <Frame>
      <Suspense fallback={<p className="muted">Loading …</p>}>
        <Switch>
          <Route path="/">
            <Redirect to="/overview" replace />
          </Route>
          {pages.map(([path, page]) => (
            <Route key={path} path={path} component={page} />
          ))}
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </Frame>
  );
}

function NotFound() {
  return (
    <Page title="No such page">
      <p>
        There is nothing at this address. <Link href="/customers">See all customers</Link>
      </p>
    </Page>
  );
}
