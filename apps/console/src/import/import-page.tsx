import { Page } from '../look/page.tsx';

export default function ImportPage() {
  return <Page title="Import">{null}</Page>;
}
