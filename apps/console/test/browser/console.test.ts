// One file: vitest gives each file a process of its own, with a Chromium, a server and code that nothing has compiled yet.
import { afterAll } from 'vitest';
import { closeBrowser } from '../support/browser.ts';
import { stopServer } from '../support/server.ts';
import './customers.ts';
import './every-page.ts';
import './import.ts';
import './large-list.ts';
import './webhooks.ts';

afterAll(() => Promise.all([closeBrowser(), stopServer()]));
