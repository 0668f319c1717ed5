import { Page } from '../look/page.tsx';

export default function CustomerPage() {
  return <Page title="Customer">{null}</Page>;
}
