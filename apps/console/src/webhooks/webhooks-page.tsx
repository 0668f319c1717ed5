import { Page } from '../look/page.tsx';

export default function WebhooksPage() {
  return <Page title="Webhooks">{null}</Page>;
}
