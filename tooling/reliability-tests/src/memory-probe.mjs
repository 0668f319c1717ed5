// Loaded into the server under test before its own code. Reports what only the process itself knows.
import { setTimeout } from 'node:timers/promises';

process.on('message', async () => {
  // V8 returns the pages of collected garbage to the system later, in threads of its own.
  for (let collections = 0; collections < 4; collections += 1) {
    globalThis.gc?.();
    await setTimeout(50);
  }
  process.send?.({
    heapUsed: process.memoryUsage().heapUsed,
    rss: process.memoryUsage.rss(),
    rssMax: process.resourceUsage().maxRSS * 1024,
    sockets: process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length,
  });
});
// The parent process is gone, so nothing else would stop the server.
process.on('disconnect', () => process.exit(1));
// The server must be able to end by itself, as it does without the probe.
process.channel?.unref();
