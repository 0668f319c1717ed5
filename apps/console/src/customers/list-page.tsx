import { Page } from '../look/page.tsx';

export default function ListPage() {
  return <Page title="Customers">{null}</Page>;
}
