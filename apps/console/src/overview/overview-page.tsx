import { Page } from '../look/page.tsx';

export default function OverviewPage() {
  return <Page title="Overview">{null}</Page>;
}
