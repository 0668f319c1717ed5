import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { operations } from '../../../src/operations/index.ts';
import { createHttpServer } from '../../../src/server/http-server.ts';
import { startServer } from '../../support/start-server.ts';

setFlagsFromString('--allow-natives-syntax');
const haveSameHiddenClass = new Function('one', 'other', 'return %HaveSameMap(one, other)') as (
  one: object,
  other: object,
) => boolean;

test('requests share a hidden class, and so do responses, so that V8 finds their properties fast', async () => {
  const { services } = await startServer();
  const app = createApp(services, operations);
  const ended: [IncomingMessage, ServerResponse][] = [];
  const listener: RequestListener = (req, res) => {
    app(req, res);
    res.once('close', () => ended.push([req, res]));
  };
  const server = createHttpServer(Object.assign(listener, app), services);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  for (let count = 0; count < 20; count += 1) await (await fetch(`http://127.0.0.1:${port}/healthz`)).text();
  const [[req, res], [nextReq, nextRes]] = ended.slice(-2) as [(typeof ended)[0], (typeof ended)[0]];
  expect(haveSameHiddenClass(req, nextReq)).toBe(true);
  expect(haveSameHiddenClass(res, nextRes)).toBe(true);
});
