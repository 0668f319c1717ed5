// Takes the picture of the documentation for README.md, from the built site as the server sends it. Needs Chromium.
// Usage: node scripts/take-picture.mjs http://127.0.0.1:4010
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [origin = 'http://127.0.0.1:4010'] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1200, height: 700 }, colorScheme: 'light' });
await page.goto(`${origin}/docs/reference/get-customer`, { waitUntil: 'networkidle' });
await page.screenshot({ path: fileURLToPath(new URL('../pictures/documentation.png', import.meta.url)) });
await browser.close();
