import { readdirSync } from 'node:fs';
import { allPages } from './pages.ts';
import { document, events } from './reference/document.ts';
import { objects } from './reference/objects.ts';
import { operationPath } from './reference/operation-page.ts';
import { operationsOf } from './reference/reference-pages.ts';

interface Item {
  readonly text: string;
  readonly link?: string;
  readonly items?: Item[];
}

/** Guides for those who run a server; all others are for those who call it. */
const forOperators = ['operations', 'postgresql', 'more-than-one-machine'];
const first = ['getting-started', 'console', 'bulk-create', 'errors', 'concurrent-changes', 'webhooks'];
const elsewhere = [...forOperators, ...first, 'api-changelog'];

const titles = new Map(allPages().map(({ path, title }) => [path, title]));

/** The pages beside the text: one list each for the guides, the reference and the errors. */
export function sidebar(): Record<string, Item[]> {
  // The first list whose path begins an address is shown.
  return { '/reference': reference(), '/events': reference(), '/errors': errors(), '/': guides() };
}

function guides(): Item[] {
  const others = readdirSync(new URL('../guides', import.meta.url))
    .map((file) => file.replace('.md', ''))
    .filter((name) => !elsewhere.includes(name));
  return [
    { text: 'Guides', items: [...first, ...others].map((name) => page(`/guides/${name}`)) },
    { text: 'Run a server', items: forOperators.map((name) => page(`/guides/${name}`)) },
    { text: 'Packages', items: ['/sdk', '/command-line', '/contract', '/contract-tests'].map(page) },
    { text: 'Changes', items: ['/guides/api-changelog', '/changes'].map(page) },
  ];
}

function reference(): Item[] {
  return [
    { text: 'API reference', items: [{ text: 'Overview', link: '/reference' }] },
    ...document.tags.map(({ name }) => ({
      text: name,
      items: operationsOf(name).map(({ operationId, summary }) => ({
        text: summary,
        link: operationPath(operationId),
      })),
    })),
    { text: 'Events', items: ['/events', ...events.map(({ path }) => `/events/${path}`)].map(page) },
    { text: 'Objects', items: objects.map(({ title, path }) => ({ text: title, link: path })) },
  ];
}

function errors(): Item[] {
  return [{ text: 'Errors', items: [...titles.keys()].filter((path) => path.startsWith('/errors')).map(page) }];
}

function page(link: string): Item {
  return { text: titles.get(link) ?? link, link };
}
