import { expect, it } from 'vitest';
import { profileTables } from '../src/report/cpu-profile.ts';

it('adds up the time of each function and module, for one request', () => {
  const frame = (functionName: string, url: string) => ({ functionName, url, lineNumber: 9 });
  const tables = profileTables(
    {
      nodes: [
        { id: 1, callFrame: frame('send', 'file:///home/me/rollcall/apps/server/dist/send.js') },
        { id: 2, callFrame: frame('', 'file:///x/node_modules/.pnpm/pino@1/node_modules/pino/pino.js') },
        { id: 3, callFrame: frame('send', 'file:///home/me/rollcall/apps/server/dist/send.js') },
        { id: 4, callFrame: frame('(idle)', '') },
      ],
      samples: [1, 2, 3, 1, 4],
      timeDeltas: [10, 20, 30, 40, 50],
    },
    10,
  );
  expect(tables.split('\n').map((line) => line.replaceAll(' ', ''))).toEqual([
    '|function|µs|',
    '|---|--:|',
    '|sendapps/server/dist/send.js:10|8.00|',
    '|(idle)|5.00|',
    '|(anonymous)pino/pino.js:10|2.00|',
    '',
    '|module|µs|',
    '|---|--:|',
    '|apps/server/dist/send.js|8.00|',
    '|(idle)|5.00|',
    '|pino/pino.js|2.00|',
  ]);
});
