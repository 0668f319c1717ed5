// Takes the pictures of the site and of the console for README.md and the guides, from a server of its own with invented
// customers. Needs Chromium and the server's bundle.
// Usage: pnpm --filter @rollcall/docs pictures [name …]
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CustomerCreate, Rollcall } from '@rollcall/client';
import type { Browser, Page } from 'playwright-core';
import { type LocalDouble, startLocalDouble } from '../examples/local-double.ts';
import { launchChromium } from '../test/chromium.ts';
import { serverMain } from '../test/repository.ts';

interface Picture {
  readonly path: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'dark';
  /** Brings the page into the state of the picture. */
  readonly ready?: (page: Page) => Promise<void>;
}

const pictures: Readonly<Record<string, Picture>> = {
  documentation: { path: '/docs/reference/get-customer' },
  'console-overview': { path: '/console/overview', ready: (page) => seen(page, 'Every attempt') },
  'console-customers': { path: '/console/customers', ready: (page) => seen(page, 'newest first') },
  'console-narrow': {
    path: '/console/customers',
    width: 360,
    height: 640,
    ready: (page) => seen(page, 'newest first'),
  },
  'console-customer': {
    path: '/console/customers/northwind',
    colorScheme: 'dark',
    ready: (page) => seen(page, 'Contact people'),
  },
  'console-import': { path: '/console/import', ready: chooseFile },
  'console-problems': {
    path: '/console/import',
    ready: async (page) => {
      await chooseFile(page);
      await page.getByRole('button', { name: 'Check the file' }).click();
      await seen(page, 'Rows with problems');
    },
  },
};

async function take(browser: Browser, { baseUrl, apiKey }: LocalDouble, name: string, picture: Picture) {
  const { path, width = 1200, height = 720, colorScheme = 'light', ready } = picture;
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 1.5, colorScheme });
  const page = await context.newPage();
  await page.addInitScript((key) => sessionStorage.setItem('rollcall-api-key', key), apiKey);
  await page.goto(new URL(path, baseUrl).href, { waitUntil: 'networkidle' });
  await ready?.(page);
  await page.mouse.move(0, 0);
  // Playwright itself has no WebP, which needs a third of the bytes of PNG here.
  const devTools = await context.newCDPSession(page);
  const { data } = await devTools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  const bytes = Buffer.from(data, 'base64');
  writeFileSync(new URL(`../pictures/${name}.webp`, import.meta.url), bytes);
  console.log(`${name}: ${Math.round(bytes.length / 1000)} kB`);
  await context.close();
}

async function seen(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor();
}

async function chooseFile(page: Page): Promise<void> {
  const file = { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(spreadsheet) };
  await page.getByLabel('Drop a CSV file here').setInputFiles(file);
  await page.getByRole('button', { name: 'Check the file' }).waitFor();
}

/** Customers of the last two weeks, and an endpoint that an event did not reach. */
async function fillRegistry({ baseUrl, apiKey }: LocalDouble): Promise<void> {
  const customers = names.map(inventCustomer);
  for (let day = perDay.length - 1; day >= 0; day--) {
    const now = new Date(Date.now() - day * 86_400_000 - 3_600_000).toISOString();
    const { customers: ofThatDay } = new Rollcall({ baseUrl, apiKey, headers: { prefer: `now="${now}"` } });
    const batch = customers.splice(0, perDay[day]);
    if (batch.length > 0) await ofThatDay.bulkCreate(batch);
  }
  const rollcall = new Rollcall({ baseUrl, apiKey });
  const receiver = createServer((_req, res) => res.writeHead(500).end()).listen(0, '127.0.0.1');
  const failed = once(receiver, 'request');
  await once(receiver, 'listening');
  const { port } = receiver.address() as AddressInfo;
  await rollcall.webhookEndpoints.create({ url: `http://127.0.0.1:${port}/accounting`, description: 'Accounting' });
  await rollcall.customers.create(northwind);
  await failed;
  receiver.close();
}

/** How many customers were created so many days ago. */
const perDay = [3, 5, 4, 1, 0, 3, 6, 2, 4, 1, 2, 0, 3, 2];

const names = [
  ...['Acme Corporation', 'Globex', 'Initech', 'Umbrella Health', 'Hooli', 'Müller & Söhne', 'Pied Piper'],
  ...['Jane Doe', 'Stark Industries', 'Zoë Roe', 'Wayne Enterprises', 'Søren Smith', 'Vandelay Imports', 'Cyberdyne'],
  ...['Chidi Anagonye', 'Tyrell', 'María García', 'Soylent', 'Oscorp', 'Anne-Marie Dubois', 'Wonka', 'Bluth Company'],
  ...[
    'Ahmed Khan',
    'Dunder Mifflin',
    'Gringotts',
    'Eleanor Shellstrop',
    'Duff',
    'Massive Dynamic',
    'Virtucon',
    'Sirius',
  ],
  ...['Tahani Al-Jamil', 'Monsters', 'Aperture', 'Jason Mendoza', 'Nakatomi', 'Black Mesa'],
];

const places = [
  { city: 'New York', country: 'US', currency: 'USD', timezone: 'America/New_York' },
  { city: 'Berlin', country: 'DE', currency: 'EUR', timezone: 'Europe/Berlin' },
  { city: 'São Paulo', country: 'BR', currency: 'BRL', timezone: 'America/Sao_Paulo' },
] as const;

const people = /^(?:Jane|Zoë|Søren|Chidi|María|Anne|Ahmed|Eleanor|Tahani|Jason) /;

function inventCustomer(name: string, index: number): CustomerCreate {
  const key = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replace(/ +/g, '_');
  const [first_name = '', last_name = ''] = name.split(' ');
  return {
    customer_key: key,
    primary_email: `${people.test(name) ? 'me' : 'billing'}@${key.replaceAll('_', '-')}.example`,
    ...places[index % places.length],
    ...(people.test(name)
      ? { customer_type: 'INDIVIDUAL', first_name, last_name }
      : { customer_type: 'BUSINESS', legal_name: name }),
  };
}

const northwind: CustomerCreate = {
  customer_key: 'northwind',
  customer_type: 'BUSINESS',
  primary_email: 'billing@northwind.example',
  legal_name: 'Northwind Traders GmbH',
  display_name: 'Northwind Traders',
  website_url: 'https://northwind.example',
  primary_phone: '+49 30 1234567',
  ...places[1],
  contact_people: [
    { first_name: 'Nancy', last_name: 'Davolio', email_address: 'nancy@northwind.example' },
    { first_name: 'Andrew', last_name: 'Fuller', email_address: 'andrew@northwind.example' },
  ],
  metadata: { plan: 'enterprise', seats: 40 },
};

/** As a shop might export it, with two mistakes. */
const spreadsheet = `Customer ID,Company,Email,Type,Town,Country,Notes
1001,Blue Yonder,office@blue-yonder.example,Company,Lyon,FR,
1002,Fabrikam,fabrikam.example,Company,Oslo,NO,call first
1003,Lucerne Publishing,sales@lucerne.example,Company,Luzern,CH,
1004,Proseware,hello@proseware.example,Firm,Wien,AT,
1005,Tailspin Toys,toys@tailspin.example,Company,Leeds,GB,
`;

const wanted = process.argv.slice(2);
const server = await startLocalDouble(serverMain);
const browser = await launchChromium();
try {
  await fillRegistry(server);
  for (const [name, picture] of Object.entries(pictures)) {
    if (wanted.length === 0 || wanted.includes(name)) await take(browser, server, name, picture);
  }
} finally {
  await browser.close();
  await server.stop();
}
