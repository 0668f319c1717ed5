import { Link } from 'wouter';
import { Page } from './page.tsx';

export function NotFound() {
  return (
    <Page title="No such page">
      <p>
        There is nothing at this address. <Link href="/customers">See all customers</Link>
      </p>
    </Page>
  );
}
