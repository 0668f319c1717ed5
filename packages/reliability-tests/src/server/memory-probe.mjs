// Loaded into the server under test before its own code. Tells what only the inside knows.
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({
    heapUsed: process.memoryUsage().heapUsed,
    rss: process.memoryUsage.rss(),
    rssMax: process.resourceUsage().maxRSS * 1024,
    sockets: process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length,
  });
});
// Whoever started the server is gone, so nobody is left to stop it.
process.on('disconnect', () => process.exit(1));
// The server must be able to end by itself, as it does without the probe.
process.channel?.unref();
