import { Page } from '../look/page.tsx';

export default function CreatePage() {
  return <Page title="New customer">{null}</Page>;
}
